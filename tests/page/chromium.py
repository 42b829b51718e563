"""A headless Chromium to open pages in, driven over its debugging pipe: no socket, no other program.

>>> with Chromium() as browser:
...     browser.open("/tmp/page.html", width=390)
...     browser.ask("document.title")
"""
import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
               None)
SECONDS = 120  # an answer that takes longer is none: the machine may be busy with other tests
PAPERS = {"A4": (210 / 25.4, 297 / 25.4), "Letter": (8.5, 11)}  # inches
MARGIN_MM = 16  # the pages' own, see @page in data/offer.en.html


def paper_width(name):
    """CSS pixels that a paper leaves between the margins."""
    return int((PAPERS[name][0] - 2 * MARGIN_MM / 25.4) * 96)


class Chromium:
    def __enter__(self):
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        ours_in, theirs_out = os.pipe()
        theirs_in, ours_out = os.pipe()

        def wire():  # Chromium reads 3 and writes 4, whatever numbers the pipes have
            reads, writes = os.dup(theirs_in), os.dup(theirs_out)
            os.dup2(reads, 3)
            os.dup2(writes, 4)
        self.process = subprocess.Popen(
            [PROGRAM, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--disable-background-networking", "--no-first-run", "--hide-scrollbars", "--remote-debugging-pipe",
             f"--user-data-dir={self.profile.name}", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            preexec_fn=wire, close_fds=False)
        os.close(theirs_in)
        os.close(theirs_out)
        self.reads, self.writes, self.held, self.asked = ours_in, ours_out, b"", 0
        self.page = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.page = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network"):
            self.call(f"{domain}.enable")
        return self

    def __exit__(self, *_):
        os.close(self.writes)  # ends it
        os.close(self.reads)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.profile.cleanup()

    def message(self):
        until = time.monotonic() + SECONDS
        while b"\0" not in self.held:
            ready, _, _ = select.select([self.reads], [], [], max(0, until - time.monotonic()))
            more = os.read(self.reads, 1 << 20) if ready else b""
            if not more:
                raise RuntimeError("chromium does not answer")
            self.held += more
        text, _, self.held = self.held.partition(b"\0")
        return json.loads(text)

    def call(self, method, **parameters):
        self.asked += 1
        request = {"id": self.asked, "method": method, "params": parameters}
        if self.page:
            request["sessionId"] = self.page
        os.write(self.writes, json.dumps(request).encode() + b"\0")
        while True:
            said = self.message()
            if said.get("id") == self.asked:
                if "error" in said:
                    raise RuntimeError(f"{method}: {said['error']}")
                return said["result"]
            self.event(said)

    def event(self, said):
        """What the page did by itself: a request or a message box would be a fault."""
        if said.get("method") == "Network.requestWillBeSent":
            self.requests.append(said["params"]["request"]["url"])
        if said.get("method") == "Page.javascriptDialogOpening":
            self.requests.append("dialog")
        if said.get("method") == "Page.loadEventFired":
            self.loaded = True

    requests, loaded = [], False

    def open(self, path, width, height=900, media="screen"):
        """Lays the file out at a width; what it asked for beside itself is in `requests`."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", media=media)
        self.requests, self.loaded = [], False
        url = "file://" + os.path.abspath(path)
        self.call("Page.navigate", url=url)
        while not self.loaded:
            self.event(self.message())
        self.requests = [r for r in self.requests if r != url and not r.startswith("data:image/")]

    def ask(self, script):
        """The value of an expression in the open page."""
        said = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in said:
            raise RuntimeError(said["exceptionDetails"])
        return said["result"].get("value")

    def print(self, paper):
        """The PDF of the open page."""
        width, height = PAPERS[paper]
        margin = MARGIN_MM / 25.4
        return base64.b64decode(self.call(
            "Page.printToPDF", paperWidth=width, paperHeight=height, printBackground=True,
            marginTop=margin, marginBottom=margin, marginLeft=margin, marginRight=margin,
            preferCSSPageSize=False)["data"])

    def picture(self, path):
        """The whole open page as a PNG."""
        data = self.call("Page.captureScreenshot", captureBeyondViewport=True)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))
