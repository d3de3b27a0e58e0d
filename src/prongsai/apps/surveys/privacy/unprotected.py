"""What no program of this kind can protect people from, told beside the promises."""

from prongsai.core.wording import Text

UNPROTECTED = (
    Text(
        "ผู้ดูแลเครื่องแม่ข่ายที่จงใจคัดลอกแฟ้มคำตอบซ้ำ ๆ ระหว่างที่มีคนตอบ หรืออ่านหน่วยความจำของเครื่อง "
        "ย่อมเห็นคำตอบได้ จึงควรให้เครื่องอยู่กับหน่วยงานอื่น",
        "whoever runs the server and copies the file of answers again and again while people "
        "answer, or reads the computer's memory, sees answers: let another office keep it",
    ),
    Text(
        "ก่อนมีผู้ตอบครบกลุ่มแรก แฟ้มคำตอบมีของคนเพียงไม่กี่คน และส่วนงาน เพศ อายุ ที่ตอบไว้อยู่กับคำตอบจนกว่าจะนับ",
        "until the first few answered, the file holds the answers of few; unit, sex and age that "
        "somebody gave stand beside his answers until they are counted",
    ),
    Text(
        "คนที่เห็นท่านตอบหรือได้โทรศัพท์ที่ท่านใช้ เครือข่ายที่รู้ว่าท่านเปิดหน้าใด และเครื่องคั่น (proxy) ที่ตั้งให้จด",
        "people who see you answer or hold the telephone that you used, a network that knows "
        "which page you open, and a proxy that keeps a log",
    ),
    Text(
        "ถ้าทุกคนในกลุ่มตอบเหมือนกัน ผลรวมย่อมบอกว่าแต่ละคนตอบอย่างไร",
        "where everybody of a group says the same, their sum tells what each of them said",
    ),
    Text(
        "ความเห็นที่เขียนเองอาจบอกตัวผู้เขียนด้วยสำนวนหรือเรื่องที่เล่า แม้ลบชื่อออกแล้ว",
        "a comment may give its writer away by its style or its story, without any name",
    ),
    Text(
        "จำนวนผู้ตอบเพิ่มขึ้นเมื่อท่านตอบ คนที่เฝ้าดูรู้ว่ามีคนตอบ แต่ไม่รู้ว่าตอบอะไร",
        "the number of answers grows when you answer: who watches it knows that somebody did, but "
        "not what",
    ),
)
