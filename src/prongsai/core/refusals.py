"""Why the computer refused something, in words: the system says it in English alone."""

import errno
from collections.abc import Mapping

from prongsai.core.wording import Text, same


def reason_of(error: OSError) -> Text:
    """What an error of the system means; its own words where we have none.

    >>> reason_of(PermissionError(13, "Permission denied")).th
    'บัญชีนี้ไม่มีสิทธิ์'
    """
    known = _REASONS.get(error.errno or 0)
    return known or same(error.strerror or type(error).__name__)


_REASONS: Mapping[int, Text] = {
    errno.ENOENT: Text("ไม่มีไฟล์หรือโฟลเดอร์นี้", "no such file or folder"),
    errno.EACCES: Text("บัญชีนี้ไม่มีสิทธิ์", "this account may not"),
    errno.EPERM: Text("ระบบไม่อนุญาต", "the system does not allow it"),
    errno.EEXIST: Text("มีอยู่แล้ว", "it is there already"),
    errno.ENOTDIR: Text("ไม่ใช่โฟลเดอร์", "it is no folder"),
    errno.EISDIR: Text("เป็นโฟลเดอร์", "it is a folder"),
    errno.ENOSPC: Text("ดิสก์เต็ม", "the disk is full"),
    errno.EROFS: Text("ดิสก์นี้เขียนไม่ได้", "the disk is read-only"),
    errno.ENAMETOOLONG: Text("ชื่อยาวเกินไป", "the name is too long"),
    errno.EADDRINUSE: Text("มีโปรแกรมอื่นใช้อยู่", "another program uses it"),
    errno.EADDRNOTAVAIL: Text("เครื่องนี้ไม่มีที่อยู่นี้", "this computer has no such address"),
}
