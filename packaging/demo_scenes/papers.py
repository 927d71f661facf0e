"""Papers of the demo tickets: invoice, delivery slips, the phone's payment page."""

from pathlib import Path

from demo_scenes.page import Fonts, Page


def draw_all(fonts: Fonts, folder: Path) -> None:
    """Draw every paper into `folder`."""
    invoice(fonts).save(folder / "kettle_invoice.png")
    sofa_slip(fonts).save(folder / "sofa_slip.png")
    sideboard_note(fonts).save(folder / "sideboard_note.png")
    payment_page(fonts).save(folder / "payment.png")


def invoice(fonts: Fonts) -> Page:
    """The invoice of the kettle, 2026-11-08, 199.00; marked as a specimen."""
    page = Page(fonts, 1900, 1160, "#fdfcf8")
    line = "#8a3d2c"
    page.text((950, 60), "云汇广场 销售发票", 66, "bold", line, "ma")
    page.pen.line((560, 156, 1340, 156), line, 4)
    page.pen.line((560, 165, 1340, 165), line, 2)
    page.text((110, 92), "样票", 44, "bold", "#b9b2a6")
    page.text((1790, 80), "发票号码 00081508", 36, colour="#b0352a", anchor="ra")
    page.text((1790, 134), "开票日期 2026年11月08日", 36, anchor="ra")
    page.table(
        (100, 216),
        [230, 870, 190, 400],
        82,
        [["购买方", "王建国（个人）", "收银台", "2F 生活电器 03"]],
        36,
        line,
        False,
    )
    heads = ["货物名称", "规格型号", "单位", "数量", "单价", "金额"]
    rows = [
        heads,
        ["美厨 电水壶", "MK-1508", "个", "1", "199.00", "199.00"],
        ["", "", "", "", "", ""],
        ["", "", "", "", "", ""],
    ]
    page.table((100, 316), [560, 350, 150, 150, 240, 240], 88, rows, 38, line)
    page.table(
        (100, 690),
        [420, 1270],
        92,
        [["价税合计（大写）", "壹佰玖拾玖圆整        （小写）¥199.00"]],
        38,
        line,
        False,
    )
    page.table(
        (100, 800),
        [230, 1460],
        82,
        [["销售方", "云汇广场有限公司   2F-美厨专柜   条码 6901234567892"]],
        34,
        line,
        False,
    )
    page.text((110, 930), "收款人：方圆", 34)
    page.text((560, 930), "复核：卢青", 34)
    page.text((960, 930), "开票人：方圆", 34)
    page.text((110, 1040), "凭本票享受 7 天无理由退换、15 天质量问题退换，请妥善保管。", 30, colour="#6c6a66")
    page.stamp((1490, 950), (230, 140), "云汇广场", "发票专用章")
    return page


def sofa_slip(fonts: Fonts) -> Page:
    """The delivery slip of the sofa, 2026-11-15."""
    page = Page(fonts, 1900, 1200, "#fbf7ee")
    page.text((950, 60), "云座家居  送货单", 66, "bold", anchor="ma")
    page.text((100, 176), "单号 YZ-1115-0047", 36)
    page.text((1800, 176), "送货日期 2026-11-15", 36, anchor="ra")
    top = [
        ["收货人", "李明远", "电话", "138****7715"],
        ["地址", "翠苑三区 8-1-1102", "订单号", "YH20261106-0312"],
    ]
    page.table((100, 246), [180, 760, 180, 580], 80, top, 36, head=False)
    rows = [
        ["品名", "型号", "颜色", "件数", "金额"],
        ["三人位布艺沙发", "S-880", "芥末黄 21", "3", "12800.00"],
        ["抱枕", "随货", "芥末黄 21", "2", "赠品"],
        ["", "", "", "", ""],
    ]
    page.table((100, 440), [620, 300, 340, 160, 280], 88, rows, 38)
    page.text((110, 850), "外包装： 完好 [√]   破损 [  ]        安装： 已完成 [√]", 38)
    page.text((110, 960), "送货人", 38)
    page.written((240, 910), "钱师傅", 84)
    page.text((930, 960), "客户签收", 38)
    page.written((1120, 890), "李明远", 104, 4)
    page.written((1450, 920), "11.15 收", 70, 2)
    page.text((110, 1100), "白联 存根   红联 客户   黄联 仓库", 30, colour="#7c7870")
    return page


def sideboard_note(fonts: Fonts) -> Page:
    """The carrier's receipt of the sideboard with the remark on the damage."""
    page = Page(fonts, 1900, 1240, "#f7f3ea")
    page.box((90, 50, 430, 150), "#1f4f8f", radius=12)
    page.text((260, 100), "安达物流", 60, "bold", "#ffffff", "mm")
    page.text((990, 60), "货物签收单", 72, "bold", anchor="ma")
    page.text((1800, 80), "运单号 AD26111600731", 36, anchor="ra")
    rows = [
        ["发货方", "石映家具 广东仓", "收货方", "陈雅琴"],
        ["货名", "餐边柜 石面 SB-140", "件数", "2 件（柜体 1、台面 1）"],
        ["包装", "纸箱加护角", "到货日期", "2026-11-18"],
        ["声明价值", "2350.00 元", "运费", "寄付 320.00 元"],
    ]
    page.table((90, 200), [200, 690, 220, 610], 88, rows, 36, head=False)
    page.box((90, 600, 1810, 900), line="#20242a", width=2)
    page.text((110, 620), "验货备注", 38, "bold")
    page.written((270, 650), "外包装损坏：右前角压溃，开箱见石面", 82, 1.2)
    page.written((180, 760), "右前角断裂，已拍照，有损提货。", 82, 1.5)
    page.text((110, 980), "送货司机", 38)
    page.written((290, 920), "郭勇", 96)
    page.text((900, 980), "收货人签字", 38)
    page.written((1130, 905), "陈雅琴", 108, 4)
    page.written((1480, 940), "11月18日", 72, 2)
    page.text(
        (110, 1120), "请当面验货。外包装破损的，请在备注栏写明并拍照，由司机签字确认。", 32, colour="#66625a"
    )
    return page


def payment_page(fonts: Fonts) -> Page:
    """The payment page of an invented payment app, as the phone's screen shows it."""
    page = Page(fonts, 900, 1900, "#f4f5f7")
    page.text((60, 34), "18:20", 40, "bold")
    page.text((840, 34), "5G  86%", 36, anchor="ra")
    page.box((0, 100, 900, 220), "#ffffff")
    page.text((450, 160), "账单详情", 46, "bold", anchor="mm")
    page.text((56, 160), "‹", 70, anchor="mm")
    page.box((36, 260, 864, 1290), "#ffffff", radius=28)
    page.pen.ellipse((395, 310, 505, 420), "#0e6e62")
    page.text((450, 363), "云", 60, "bold", "#ffffff", "mm")
    page.text((450, 462), "云汇广场 2F 生活电器", 42, anchor="mm")
    page.text((450, 566), "-399.00", 96, "bold", anchor="mm")
    page.text((450, 652), "支付成功", 40, colour="#1f8a4c", anchor="mm")
    page.pen.line((80, 710, 820, 710), "#e3e5e8", 3)
    pairs = [
        ("商品", "禾谷 电饭煲 FB40"),
        ("支付方式", "云付零钱"),
        ("支付时间", "2026-11-12 19:26:41"),
        ("交易单号", "4200 0026 1112 8830"),
        ("商户单号", "2F03-1112-0186"),
        ("订单金额", "¥399.00"),
    ]
    for number, (label, value) in enumerate(pairs):
        page.text((84, 760 + number * 84), label, 38, colour="#8a8f97")
        page.text((816, 760 + number * 84), value, 38, anchor="ra")
    page.box((36, 1330, 864, 1480), "#ffffff", radius=28)
    page.text((84, 1405), "对此笔交易有疑问", 40, anchor="lm")
    page.text((816, 1405), "›", 56, colour="#8a8f97", anchor="rm")
    page.box((36, 1510, 864, 1660), "#ffffff", radius=28)
    page.text((84, 1585), "申请电子凭证", 40, anchor="lm")
    page.text((816, 1585), "›", 56, colour="#8a8f97", anchor="rm")
    page.text((450, 1790), "云付 · 示例页面", 34, colour="#a9adb3", anchor="mm")
    return page
