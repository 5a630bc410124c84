"""Vietnamese family names without marks, the most frequent ones; they tell a name in capitals from a title.

Source: common knowledge of the language; about 95 % of people bear one of the first thirty.
"""

from __future__ import annotations

SURNAMES: frozenset[str] = frozenset(
    """
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh doan luong truong trinh mai dao lam
    ha cao chau ta thach thai quach to luu nghiem phung vuong tang la kieu trieu chu ma giang ton lu lo vi nong be
    hua dam khuc diep tong than ninh hoa luc khuat cu bach tieu son y ra
    """.split()
)
