"""What a rule is: a framework and the name of its file in, what is wrong with them out."""

from collections.abc import Callable, Iterator

from prongsai.core.framework import Framework
from prongsai.core.wording import Text

Says = Iterator[Text]  # a whole sentence for each fault: what is wrong, and what to do
Rule = Callable[[Framework, str], Says]

# What sentences of several rules speak of.
LEVELS = Text("ระดับผลการประเมิน (levels)", "levels")
BANDS = Text("กลุ่มคะแนน (bands)", "bands")
