/* The libraries of spreadsheets and books are loaded when one of their functions is first called:
 * most commands need none of them, and loading them took longer than a whole quote. Each of these
 * functions has a stand-in of its name here, hidden from other libraries: it jumps to the address
 * in tni_late, and finds that first where there is none yet. late.sh lists them; where it cannot
 * be, the program is built without this file (CMakeLists.txt: TN_LATE). */
#include <dlfcn.h>
#include <stdio.h>
#include <unistd.h>

#include "host/host.h"

#define HIDDEN __attribute__((visibility("hidden"), used))

static const struct {
    char function[48], library[32]; /* no pointers: nothing to relocate at the start */
} rows[] = {
#define TN_LATE(number, function, library) {#function, library},
#include <late.def>
#undef TN_LATE
};

HIDDEN void *tni_late[sizeof(rows) / sizeof(rows[0])];
HIDDEN void *tni_late_find(unsigned row);

/* The address of a row's function. A library that cannot be loaded, for want of memory or of the
 * package that ours depends on, ends the program as a bug does: callers know no such failure. The
 * terminal program gives the terminal back first; its edits are in its log by then. */
void *tni_late_find(unsigned row)
{
    void *library = dlopen(rows[row].library, RTLD_NOW);
    void *function = library ? dlsym(library, rows[row].function) : NULL;
    if (!function) {
        const char *said = dlerror(), *reason = said ? said : rows[row].library;
        if (!tni_terminal_give_back(reason)) {
            fprintf(stderr, "tenor: %s\n", reason);
        }
        _exit(5); /* not exit: a child must not print what its parent has in store */
    }
    return tni_late[row] = function;
}

/* The row is in r11d, which holds no argument; all that may hold one is kept over the search. */
__asm__(".text\n"
        "tni_late_first:\n"
        "    push %rdi\n    push %rsi\n    push %rdx\n    push %rcx\n"
        "    push %r8\n    push %r9\n    push %rax\n    sub $128, %rsp\n"
        "    movups %xmm0, (%rsp)\n    movups %xmm1, 16(%rsp)\n"
        "    movups %xmm2, 32(%rsp)\n    movups %xmm3, 48(%rsp)\n"
        "    movups %xmm4, 64(%rsp)\n    movups %xmm5, 80(%rsp)\n"
        "    movups %xmm6, 96(%rsp)\n    movups %xmm7, 112(%rsp)\n"
        "    mov %r11d, %edi\n    call tni_late_find\n    mov %rax, %r11\n"
        "    movups (%rsp), %xmm0\n    movups 16(%rsp), %xmm1\n"
        "    movups 32(%rsp), %xmm2\n    movups 48(%rsp), %xmm3\n"
        "    movups 64(%rsp), %xmm4\n    movups 80(%rsp), %xmm5\n"
        "    movups 96(%rsp), %xmm6\n    movups 112(%rsp), %xmm7\n"
        "    add $128, %rsp\n    pop %rax\n    pop %r9\n    pop %r8\n"
        "    pop %rcx\n    pop %rdx\n    pop %rsi\n    pop %rdi\n    jmp *%r11\n");

#define TN_LATE(number, function, library)                                                         \
    __asm__(".globl " #function "\n.hidden " #function "\n.type " #function                        \
            ", @function\n" #function ":\n    mov tni_late + 8 * " #number "(%rip), %r11\n"        \
            "    test %r11, %r11\n    jz 1f\n    jmp *%r11\n"                                      \
            "1:  mov $" #number ", %r11d\n    jmp tni_late_first\n"                                \
            ".size " #function ", . - " #function "\n");
#include <late.def>
