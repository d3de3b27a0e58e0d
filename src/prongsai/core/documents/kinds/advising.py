"""What was found about a question or item below its full mark, and what ought to be done.

The words are those of the analysis by themes, for the analysis in sections too: by instrument and
theme, and apart where a question asks about misconduct.
"""

from prongsai.core.documents.blocks import Words, words
from prongsai.core.documents.material import Material
from prongsai.core.documents.pieces import code
from prongsai.core.framework import Node
from prongsai.core.scoring import Score

KIND = "analysis-themes"
PROVINCE = "จังหวัด"
LOCAL = ("องค์การบริหารส่วน", "เทศบาล", "เมืองพัทยา", "กรุงเทพมหานคร")
# Elements that hold only for some kinds of agencies begin with these words.
IF_LOCAL = "หากเป็นองค์กรปกครองส่วนท้องถิ่น "
IF_PROVINCE = "หากเป็นจังหวัด "


def found(score: Score, material: Material) -> Words:
    """What the mark of a question or item says, without its figure."""
    node = score.node
    instrument = material.known_result.framework.instrument_of(node.code).code
    subject = f"{instrument}-misconduct" if _asks_misconduct(node) else instrument
    comment = material.known_result.sheet.comments.get(node.code, "").strip()
    return material.wording(KIND).words(
        "found",
        subject,
        code=code(node.code),
        name=node.name.th,
        comment=f" โดยมีความเห็นประกอบว่า {comment}" if comment else "",
    )


def should(score: Score, material: Material) -> Words:
    """What the agency ought to do: it follows the word ควร."""
    node = score.node
    wording = material.wording(KIND)
    fields = {"code": code(node.code), "name": node.name.th}
    if node.elements:
        return wording.words("should_show", elements=_elements(node, material), **fields)
    instrument = material.known_result.framework.instrument_of(node.code).code
    subject = f"{instrument}-{node.theme}"
    return wording.words(
        "should", f"{subject}-misconduct" if _asks_misconduct(node) else subject, **fields
    )


def should_in_list(score: Score, material: Material) -> Words:
    """The same for an entry of a list, which has named the item already."""
    node = score.node
    if not node.elements:
        return should(score, material)
    fields = {"code": code(node.code), "name": node.name.th}
    shown = _elements(node, material)
    return material.wording(KIND).words("should_show_listed", elements=shown, **fields)


def _elements(node: Node, material: Material) -> Words:
    """What an item must show, numbered, as far as it holds for this kind of agency."""
    texts = [_for(element.text.th, material.profile.name) for element in node.elements]
    listed = [text for text in texts if text]
    if len(listed) == 1:
        return words(listed[0])
    return words(" ".join(f"({number}) {text}" for number, text in enumerate(listed, 1)))


def _for(text: str, agency: str) -> str:
    """An element for an agency, by its name: what holds only for others is left out."""
    if text.startswith(IF_LOCAL) and agency:
        return text.removeprefix(IF_LOCAL) if agency.startswith(LOCAL) else ""
    if text.startswith(IF_PROVINCE) and agency:
        return text.removeprefix(IF_PROVINCE) if agency.startswith(PROVINCE) else ""
    return text


def _asks_misconduct(node: Node) -> bool:
    return node.polarity == "reversed"
