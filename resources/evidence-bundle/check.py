"""核验证据包：python3 check.py 证据包.zip（或解压后的文件夹） [指纹]

只用 Python 标准库，不联网，不修改任何文件。全部一致时返回 0，有任何不符返回 1。
"""

import hashlib
import json
import re
import struct
import sys
import zlib
from pathlib import Path

FORM = "counterfoil-evidence-1"
CASE = "counterfoil-case-1"
UNREADABLE = (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, struct.error)
WITHIN = (
    "核验通过，但仅限包内相互一致：没有「指纹」时，整包重做无法由本程序发现。"
    "请将「本案记录码」与导出方出具的纸质报告第七部分所印的逐字核对，将「链值」与总部留存的核对，"
    "或向导出方索取「指纹」后再核验。"
)
WHY = {
    "internal": "内部资料",
    "personal": "含他人或内部人员信息，另附不含该信息的一联",
    "voided": "已从本案移除",
    "small_only": "以缩略图代替",
    "not_here": "文件不在导出方处",
    "not_counted": "所属记录经裁定不计入本案",
}
OURS = {
    "README.txt", "check.py", "journal/chain.json", "journal/entries.jsonl", "manifest.json", "report.pdf",
}  # fmt: skip
SEALED = (
    "agreed", "agreed_sha256", "clause_version", "content_sha256", "device", "document", "drawn_sha256",
    "file_sha256", "method", "previous", "role",
)  # fmt: skip


class Checking:
    """Collects what was found, good and bad."""

    def __init__(self):
        self.wrong = []
        self.ends = []
        self.own = []
        self.case = ""

    def expect(self, holds, sentence):
        if not holds:
            self.wrong.append(sentence)
        return bool(holds)


def canonical(value):
    """JSON in the one form in which it is hashed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def read_archive(data, checking):
    """文件名 → 内容。压缩包必须与按规定格式重新生成的逐字节相同。"""
    files, order, at = {}, [], 0
    while data[at : at + 4] == b"PK\3\4" and at + 30 <= len(data):
        size, length = struct.unpack_from("<L", data, at + 22)[0], struct.unpack_from("<H", data, at + 26)[0]
        name = data[at + 30 : at + 30 + length].decode("ascii", "replace")
        start = at + 30 + length
        checking.expect(name not in files, "压缩包内文件名重复：" + name)
        checking.expect(harmless(name), "压缩包内文件名会写到别处，请勿解压：" + ascii(name))
        files[name] = data[start : start + size]
        order.append(name)
        at = start + size
    checking.expect(rebuilt(files, order) == data, "压缩包被改动：与规定格式不逐字节一致")
    return files


def harmless(name):
    """Whether unpacking it stays within the folder, on any system."""
    parts = name.split("/")
    plain = all(" " <= sign <= "~" and sign not in '\\:*?"<>|' for sign in name)
    return plain and all(part.strip(". ") for part in parts)


def rebuilt(files, order):
    """The archive as the program that made it writes it."""
    body, directory, offset = [], [], 0
    for name in order:
        data, raw = files[name], name.encode("ascii", "replace")
        common = (20, 0, 0, 0, 0x21, zlib.crc32(data), len(data), len(data), len(raw), 0)
        body.append(struct.pack("<4s5H3L2H", b"PK\3\4", *common) + raw + data)
        directory.append(struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, *common, 0, 0, 0, 0, offset) + raw)
        offset += 30 + len(raw) + len(data)
    central = b"".join(directory)
    count = len(order)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(central), offset, 0)
    return b"".join(body) + central + end


def read_folder(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def check_manifest(files, checking):
    """每个文件都在清单中，且大小与校验值相符。"""
    raw = files.get("manifest.json", b"")
    try:
        manifest = json.loads(raw)
        listed = {each["name"]: each for each in manifest["files"]}
        known = manifest["form"] == FORM
        words = [each["sha256"] + each["why"] for each in manifest["left_out"]]
        words += ["%s%d" % (each["sha256"], each["size"]) for each in listed.values()]
        if not all(isinstance(each, str) for each in words):
            raise ValueError(words)
    except UNREADABLE:
        checking.wrong.append("清单 manifest.json 无法读取")
        return {"files": [], "left_out": []}
    checking.expect(known, "清单的格式不认识")
    checking.expect(canonical(manifest) + b"\n" == raw, "清单的书写形式被改动")
    for name in sorted(set(files) - set(listed) - {"manifest.json"}):
        checking.wrong.append("清单之外的文件：" + name)
    for name, each in sorted(listed.items()):
        if not checking.expect(name in files, "缺少文件：" + name):
            continue
        same = (len(files[name]), sha256(files[name])) == (each["size"], each["sha256"])
        checking.expect(same, "文件与清单不符：" + name)
    return manifest


def check_chain(files, checking):
    """每条记录都在链上；返回本案的记录，按链上的次序。"""
    lines = files.get("journal/entries.jsonl", b"").split(b"\n")[:-1]
    try:
        runs = json.loads(files.get("journal/chain.json", b""))
        taken = 0
        for run in runs:
            taken += check_run(run, lines[taken:], checking)
    except UNREADABLE:
        checking.wrong.append("哈希链 journal/chain.json 无法读取")
        return []
    checking.expect(taken == len(lines), "记录条数与哈希链不符")
    entries = []
    for line in lines:
        try:
            entries.append(json.loads(line))
        except (ValueError, RecursionError):
            checking.wrong.append("有一条记录无法读取")
    return entries


def check_run(run, lines, checking):
    """h(n) = SHA256(h(n-1) ‖ u64be(n) ‖ SHA256(记录))。返回用掉的记录条数。"""
    running, taken, last = run["before"], 0, None
    for seq, line_hash, stored, own in run["links"]:
        where = "%s 第 %d 条" % (run["writer"], seq)
        if own:
            line = lines[taken]
            taken += 1
            checking.expect(sha256(line) == line_hash, "记录被改动：" + where)
            checking.expect(json.loads(line).get("seq") == seq, "记录的序号不符：" + where)
            checking.own.append((run["writer"], seq, line_hash))
        checking.expect(last is None or seq == last + 1, "哈希链不连续：" + where)
        if running:
            packed = bytes.fromhex(running) + struct.pack(">Q", seq) + bytes.fromhex(line_hash)
            checking.expect(sha256(packed) == stored, "哈希链断裂：" + where)
        running, last = stored, seq
    checking.ends.append("%s 第 %s 条 %s" % (run["writer"], last, running))
    if run["links"] and run["links"][0][0] == 1:
        first = sha256(b"cf-journal-1\0" + run["writer"].encode())
        checking.expect(run["before"] == first, "哈希链的起点不符：" + run["writer"])
    return taken


def check_entries(entries, files, manifest, checking):
    """记录中写明的文件都在包内或列为未装入；签名与所绑定的内容一致。"""
    here = {each["sha256"] for each in manifest["files"]}
    left = {each["sha256"]: each["why"] for each in manifest["left_out"]}
    sealed, named = {}, set()
    for entry in entries:
        body, kind = entry.get("d", {}), entry.get("t", "")
        if kind == "document.issued":
            sealed[body["document"]] = body["blob"]["sha256"]
        for name, wanted in files_named(kind, body):
            named.add(wanted)
            known = wanted in here or wanted in left
            checking.expect(known, "记录提到的文件既不在包内也未列明：%s（%s）" % (wanted[:16], name))
        if kind == "document.signed" and body.get("seal"):
            check_seal(body, sealed, checking)
    check_case(entries, files, checking)
    check_unnamed(files, named, manifest, checking)


def check_case(entries, files, checking):
    """哪些记录属于本案：由报告之前的本案记录算出的码，须与报告里写明的一致。"""
    ours = sha256(files.get("report.pdf", b""))
    issued = [place for place, each in enumerate(entries) if reported(each) == ours]
    checking.expect(len(issued) == 1, "报告 report.pdf 与记录中出具的不一致")
    before = sorted(each for place, each in enumerate(checking.own) if place not in issued)
    text = CASE + "\n" + "".join("%s %d %s\n" % each for each in before)
    checking.case = "%d 条 %s" % (len(before), sha256(text.encode()))
    told = set(re.findall(CASE.encode() + rb" (\d+) ([0-9a-f]{64})", files.get("report.pdf", b"")))
    same = ["%s 条 %s" % (count.decode(), code.decode()) for count, code in told] == [checking.case]
    checking.expect(same, "本案记录码与报告不符：本案的记录有增减，或报告不是这一份")


def reported(entry):
    """记录所出具的报告的校验值；其他记录没有。"""
    issued = entry["d"] if entry.get("t") == "document.issued" else {}
    return issued["blob"]["sha256"] if issued.get("kind") == "evidence-bundle" else None


def check_unnamed(files, named, manifest, checking):
    """每个文件都有记录提到；缩略图和客户联由原件生成，只能与未装入的原件一样多。"""
    whys = [each["why"] for each in manifest["left_out"]]
    spare = {"thumbnails/": whys.count("small_only"), "-customer.pdf": whys.count("personal")}
    for name in sorted(set(files) - OURS):
        if sha256(files[name]) in named:
            continue
        made = "thumbnails/" if name.startswith("thumbnails/") else ""
        if name.startswith("documents/") and name.endswith("-customer.pdf"):
            made = "-customer.pdf"
        spare[made] = spare.get(made, 0) - 1
        checking.expect(spare[made] >= 0, "没有记录提到的文件：" + name)


def files_named(kind, body):
    """Files that an entry names, by what they are."""
    named = []
    if kind == "document.issued":
        named.append(("单据", body["blob"]["sha256"]))
    if kind == "evidence.attached":
        named.append(("照片", body["file"]["blob"]["sha256"]))
    if kind == "document.signed":
        named += [("签署时所见", (body.get("shown") or {}).get("sha256"))]
        named += [("签名图像", (body.get("blob") or {}).get("sha256")), ("笔迹", body.get("drawn_sha256"))]
    return [(name, each) for name, each in named if each]


def check_seal(body, sealed, checking):
    """签署码由单据、所见文件、笔迹、图像、约定和前一签署码算出。"""
    parts = {name: body.get(name, "") for name in SEALED}
    parts["picture_sha256"] = (body.get("blob") or {}).get("sha256", "")
    parts["shown_sha256"] = (body.get("shown") or {}).get("sha256", "")
    where = "签署码 " + body["seal"][:8]
    checking.expect(sha256(canonical(parts)) == body["seal"], "电子签名与其绑定的内容不一致：" + where)
    follows = sealed.get(body["document"]) == body.get("previous")
    checking.expect(follows, "电子签名与此前的内容不衔接：" + where)
    sealed[body["document"]] = body["seal"]


def main(arguments):
    if not 1 <= len(arguments) <= 2:
        print(__doc__)
        return 2
    place, checking = Path(arguments[0]), Checking()
    try:
        files = read_folder(place) if place.is_dir() else read_archive(place.read_bytes(), checking)
    except OSError as error:
        print("无法读取：%s" % error)
        return 2
    manifest = check_manifest(files, checking)
    entries = check_chain(files, checking)
    try:
        check_entries(entries, files, manifest, checking)
    except UNREADABLE:
        checking.wrong.append("记录的内容不完整")
    fingerprint = sha256(files.get("manifest.json", b""))
    if len(arguments) == 2:
        checking.expect(arguments[1].lower() == fingerprint, "指纹不符：这不是告知指纹的那一份")
    print("文件 %d 个，记录 %d 条" % (len(files), len(entries)))
    for each in manifest["left_out"]:
        print("未装入：%s（%s）" % (each.get("sha256", "")[:16], WHY.get(each.get("why"), "其他")))
    for end in checking.ends:
        print("链值：%s" % end)
    print("本案记录码：%s" % checking.case)
    print("指纹：%s" % fingerprint)
    for sentence in checking.wrong:
        print("不符：%s" % sentence)
    print("核验不通过" if checking.wrong else "核验通过" if len(arguments) == 2 else WITHIN)
    return 1 if checking.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
