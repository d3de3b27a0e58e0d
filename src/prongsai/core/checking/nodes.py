"""Nodes: what each kind has to have, and what it must not."""

from prongsai.core.checking.rule import Says
from prongsai.core.framework import DOCUMENTS, Framework
from prongsai.core.wording import Text


def weights_add_up(framework: Framework, _: str) -> Says:
    """A weighted sum shares out exactly one hundred percent; a mean has no weights."""
    for node in framework.assessment.walk():
        weights = [part.weight for part in node.parts if part.weight is not None]
        if node.combine != "weighted_sum":
            if weights:
                yield _WEIGHTS_IN_A_MEAN.fill(code=node.code)
        elif len(weights) < len(node.parts):
            missing = [part.code for part in node.parts if part.weight is None]
            yield _WITHOUT_WEIGHT.fill(code=node.code, missing=", ".join(missing))
        elif sum(weights) != 100:
            yield _WEIGHTS_DO_NOT_ADD_UP.fill(code=node.code, total=sum(weights))


def marks_are_given_below(framework: Framework, _: str) -> Says:
    """Questions and items receive marks; whatever is above them has parts to combine."""
    for node in framework.assessment.walk():
        if not node.parts and node.kind not in ("question", "item", "part"):
            yield _WITHOUT_PARTS.fill(code=node.code)
        if node.parts and node.kind == "item":
            yield _ITEM_WITH_PARTS.fill(code=node.code)
        if node.parts and node.kind == "part":
            yield _PART_WITH_PARTS.fill(code=node.code)


def items_say_what_they_need(framework: Framework, _: str) -> Says:
    """An officer can only hand in what she is told to; so an item lists its elements."""
    for node in framework.assessment.walk():
        if node.kind == "item" and not node.elements:
            yield _ITEM_WITHOUT_ELEMENTS.fill(code=node.code)
        if node.kind != "item" and node.elements:
            yield _ELEMENTS_ELSEWHERE.fill(code=node.code)


def documents_prove_items(framework: Framework, _: str) -> Says:
    """Documents made here go into the folder of the item that they prove."""
    for node in framework.assessment.walk():
        if node.kind != "item" and node.documents:
            yield _DOCUMENTS_ELSEWHERE.fill(code=node.code)
        for name in node.documents:
            if name not in DOCUMENTS:
                yield _NO_SUCH_DOCUMENT.fill(code=node.code, name=name, known=_ALL_DOCUMENTS)


def drafts_say_why(framework: Framework, _: str) -> Says:
    """What is not certain is told with its reason."""
    whole = (framework.name, framework.status, framework.because)
    nodes = [(node.code, node.status, node.because) for node in framework.assessment.walk()]
    for owner, status, because in (whole, *nodes):
        if status == "draft" and because is None:
            yield _DRAFT_WITHOUT_REASON.fill(owner=owner)
        if status != "draft" and because is not None:
            yield _REASON_WITHOUT_DRAFT.fill(owner=owner)


_ALL_DOCUMENTS = ", ".join(DOCUMENTS)
_WEIGHTS_DO_NOT_ADD_UP = Text(
    "น้ำหนักใต้ '{code}' รวมกันได้ {total} แต่ต้องรวมกันได้ 100",
    "the weights under '{code}' add up to {total}; they must add up to 100.",
)
_WITHOUT_WEIGHT = Text(
    "'{code}' เป็นผลรวมถ่วงน้ำหนัก แต่ {missing} ไม่มี weight โปรดเติม",
    "'{code}' is a weighted sum, but {missing} has no weight; add it.",
)
_WEIGHTS_IN_A_MEAN = Text(
    "'{code}' คิดเป็นค่าเฉลี่ย แต่ข้างใต้มีน้ำหนัก โปรดลบ weight หรือใช้ combine: weighted_sum",
    "'{code}' is a mean but has weights under it; remove them or say combine: weighted_sum.",
)
_WITHOUT_PARTS = Text(
    "'{code}' ไม่มีข้อย่อย โปรดเพิ่ม parts หากเป็นข้อคำถามให้เพิ่ม scale หากเป็นข้อตรวจ OIT ให้เพิ่ม data_year",
    "'{code}' has no parts; add them, or a scale if it is a question, "
    "or a data_year if it is an item.",
)
_ITEM_WITH_PARTS = Text(
    "'{code}' เป็นข้อตรวจ OIT จึงมี parts ไม่ได้ โปรดเขียนเป็น elements",
    "'{code}' is an item and cannot have parts; list its elements instead.",
)
_PART_WITH_PARTS = Text(
    "'{code}' เป็นข้อย่อยของข้อคำถาม จึงมี parts อีกชั้นไม่ได้ โปรดย้ายขึ้นไปอยู่ชั้นเดียวกัน",
    "'{code}' is a part of a question and cannot have parts; move them up beside it.",
)
_ITEM_WITHOUT_ELEMENTS = Text(
    "'{code}' ไม่บอกว่าต้องแสดงอะไร โปรดเพิ่ม elements อย่างน้อยหนึ่งข้อ",
    "'{code}' does not say what it must show; add at least one element.",
)
_ELEMENTS_ELSEWHERE = Text(
    "'{code}' ไม่ใช่ข้อตรวจ OIT จึงมี elements ไม่ได้ โปรดลบ หรือย้ายไปไว้ในข้อตรวจ",
    "'{code}' is not an item and cannot have elements; remove them, or move them to an item.",
)
_DOCUMENTS_ELSEWHERE = Text(
    "'{code}' ไม่ใช่ข้อตรวจ OIT จึงมี documents ไม่ได้ โปรดลบ หรือย้ายไปไว้ในข้อตรวจ",
    "'{code}' is not an item and cannot have documents; remove them, or move them to an item.",
)
_NO_SUCH_DOCUMENT = Text(
    "'{code}' มี documents '{name}' ซึ่งระบบไม่ได้จัดทำ โปรดใช้ {known}",
    "'{code}' has the document '{name}', which is not made here; use {known}.",
)
_DRAFT_WITHOUT_REASON = Text(
    "'{owner}' เป็นร่าง (draft) แต่ไม่บอกเหตุผล โปรดเพิ่ม because",
    "'{owner}' is a draft but does not say why; add because.",
)
_REASON_WITHOUT_DRAFT = Text(
    "'{owner}' มี because แต่ไม่ได้เป็นร่าง โปรดเพิ่ม status: draft หรือลบ because",
    "'{owner}' has a because but is no draft; add status: draft or remove it.",
)
