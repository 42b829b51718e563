/**
 * The brackets around each header's declarations: C linkage where a C++ program includes it.
 */
#ifndef TENOR_DECLS_H
#define TENOR_DECLS_H

#ifdef __cplusplus
#define TN_BEGIN_DECLS extern "C" {
#define TN_END_DECLS   }
#else
#define TN_BEGIN_DECLS
#define TN_END_DECLS
#endif

#endif
