/* Keys at random, those that edit more often than others. */
#ifndef TN_TEST_RANDOM_KEYS_H
#define TN_TEST_RANDOM_KEYS_H

#include "tui/desk.h"

static uint64_t random_state;

static int64_t below(int64_t limit)
{
    return test_between(&random_state, 0, limit - 1);
}

static int32_t one_of(const char *keys)
{
    size_t count = 1, at = 0;
    for (const char *p = keys; *p; p++) {
        count += *p == ' ';
    }
    for (int64_t i = below((int64_t)count); i > 0; i--) {
        at += strcspn(keys + at, " ") + 1;
    }
    size_t length = 0;
    return tni_key_read(keys + at, &length);
}

static int32_t letter(void)
{
    static const int32_t odd[] = {0x202e, 0x200b, 0x6771, 0x4eac, 0x1f600, 0x301, 0xe9, ';',
                                  '=',    '[',    ']',    '"',    '%',     ' ',   '#',  7};
    switch (below(8)) {
    case 0:
        return odd[below((int64_t)COUNT(odd))];
    case 1:
    case 2:
        return 'a' + (int32_t)below(26);
    case 3:
        return one_of(". - % , _ :");
    default:
        return '0' + (int32_t)below(10);
    }
}

static int32_t any_key(void)
{
    return below(2) ? 1 + (int32_t)below(0x7e) : K_FIRST + (int32_t)below(K_LAST - K_FIRST);
}

static int32_t over_key(void)
{
    const char *letters = desk.overlay.letters;
    if (desk.overlay.kind == OVER_ASK && below(3) == 0) {
        return letters[below((int64_t)strlen(letters))];
    }
    switch (below(8)) {
    case 0:
        return K_ESC;
    case 1:
    case 2:
        return K_ENTER;
    case 3:
    case 4:
        return one_of("Down Up PgDn PgUp Left BSpace C-u C-w");
    default:
        return letter();
    }
}

static int32_t typing_key(void)
{
    switch (below(10)) {
    case 0:
    case 1:
        return one_of("Enter Enter Enter Tab Down Up S-Tab");
    case 2:
        return one_of("Esc C-u C-u C-u C-k C-w Home End Left Right Del BSpace BSpace");
    default:
        return letter();
    }
}

static int32_t screen_key(void)
{
    const int64_t dice = below(100);
    return dice < 30
               ? one_of("Up Down Left Right Tab j k h l PgDn PgUp Home End S-Tab H L Down Down")
           : dice < 60 ? one_of("Enter = + - Enter = + - A a D J K J K")
           : dice < 70 ? one_of("u u u C-r C-r u")
           : dice < 76 ? one_of("s s S C-s")
           : dice < 90 ? one_of("1 2 3 4 5 6 7 8 9 F2 F3 F4 F6")
           : dice < 99 ? one_of("n N x e / : ? d r t 0 M y f F U E o v b % P T z [ Space V p \" "
                                "Esc C-l C-z C-c")
                       : one_of("q");
}

static int32_t next_key(void)
{
    int32_t key = below(50) == 0                   ? any_key()
                  : desk.overlay.kind != OVER_NONE ? over_key()
                  : desk.editing                   ? typing_key()
                                                   : screen_key();
    return key == '/' && desk.overlay.kind == OVER_LINE ? 'z'
                                                        : key; /* new files stay in the folder */
}

#endif
