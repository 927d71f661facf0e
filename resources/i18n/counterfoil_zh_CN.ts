<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Acceptance</name>
    <message>
        <source>By signature</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>By message</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>当面</translation>
    </message>
</context>
<context>
    <name>Appeal</name>
    <message>
        <source>Appeal filed</source>
        <translation>申诉中</translation>
    </message>
    <message>
        <source>Platform steps in</source>
        <translation>平台介入</translation>
    </message>
    <message>
        <source>Mediation</source>
        <translation>调解</translation>
    </message>
    <message>
        <source>Arbitration</source>
        <translation>仲裁</translation>
    </message>
    <message>
        <source>Lawsuit</source>
        <translation>诉讼</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已有结论</translation>
    </message>
</context>
<context>
    <name>Cause</name>
    <message>
        <source>Quality</source>
        <translation>产品质量</translation>
    </message>
    <message>
        <source>Changed design</source>
        <translation>改版未知</translation>
    </message>
    <message>
        <source>Human error</source>
        <translation>人为失误</translation>
    </message>
    <message>
        <source>Service dispute</source>
        <translation>服务争议</translation>
    </message>
    <message>
        <source>Transport damage</source>
        <translation>物流损坏</translation>
    </message>
    <message>
        <source>Installation damage</source>
        <translation>安装损坏</translation>
    </message>
    <message>
        <source>Service fault</source>
        <translation>服务失误</translation>
    </message>
    <message>
        <source>Customer&apos;s reason</source>
        <translation>客户原因</translation>
    </message>
    <message>
        <source>Not as described</source>
        <translation>货不对板</translation>
    </message>
    <message>
        <source>Wrong size</source>
        <translation>尺寸不符</translation>
    </message>
    <message>
        <source>No fault found</source>
        <translation>未见故障</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>争议待验</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>Channel</name>
    <message>
        <source>Counter</source>
        <translation>服务台</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>上门受理</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>App</source>
        <translation>APP</translation>
    </message>
    <message>
        <source>Mini program</source>
        <translation>小程序</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>官网</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>WeCom group</source>
        <translation>企微社群</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>第三方平台</translation>
    </message>
    <message>
        <source>Online chat</source>
        <translation>在线客服</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>传真</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>书面信函</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>Social media</source>
        <translation>社交媒体</translation>
    </message>
</context>
<context>
    <name>Clock state</name>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>将到期</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>达成</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>未达成</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
</context>
<context>
    <name>ClockChart</name>
    <message>
        <source>Clocks</source>
        <translation>时限</translation>
    </message>
</context>
<context>
    <name>ClockDots</name>
    <message>
        <source>more</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
</context>
<context>
    <name>ClockLanes</name>
    <message>
        <source>now {0}</source>
        <translation>现在 {0}</translation>
    </message>
</context>
<context>
    <name>Clocks</name>
    <message>
        <source>Not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>计时中</translation>
    </message>
    <message>
        <source>Soon due</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>达成</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>未达成</translation>
    </message>
    <message>
        <source>Just overdue</source>
        <translation>刚刚超时</translation>
    </message>
    <message>
        <source>Less than 1 min left</source>
        <translation>不足 1 分</translation>
    </message>
    <message>
        <source>{0} h {1} min overdue</source>
        <translation>超时 {0} 小时 {1} 分</translation>
    </message>
    <message>
        <source>{0} h {1} min left</source>
        <translation>剩 {0} 小时 {1} 分</translation>
    </message>
    <message>
        <source>{0} min overdue</source>
        <translation>超时 {0} 分</translation>
    </message>
    <message>
        <source>{0} min left</source>
        <translation>剩 {0} 分</translation>
    </message>
    <message>
        <source>{0} h overdue</source>
        <translation>超时 {0} 小时</translation>
    </message>
    <message>
        <source>{0} h left</source>
        <translation>剩 {0} 小时</translation>
    </message>
    <message>
        <source>{0} d overdue</source>
        <translation>超时 {0} 天</translation>
    </message>
    <message>
        <source>{0} d left</source>
        <translation>剩 {0} 天</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>{0} est.</source>
        <translation>{0} 预估</translation>
    </message>
</context>
<context>
    <name>Copy</name>
    <message>
        <source>Store copy</source>
        <translation>存根联</translation>
    </message>
    <message>
        <source>Customer copy</source>
        <translation>客户联</translation>
    </message>
    <message>
        <source>Merchant copy</source>
        <translation>商家联</translation>
    </message>
</context>
<context>
    <name>DateEdit</name>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n days</source>
        <translation>
            <numerusform>%n 天后</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Delivery</name>
    <message>
        <source>Signed for</source>
        <translation>当面签收</translation>
    </message>
    <message>
        <source>By message</source>
        <translation>短信送达</translation>
    </message>
    <message>
        <source>By mail</source>
        <translation>邮寄送达</translation>
    </message>
    <message>
        <source>Refused before a witness</source>
        <translation>拒签(有见证)</translation>
    </message>
</context>
<context>
    <name>Demand</name>
    <message>
        <source>Return</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>换货</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>补偿</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Apology</source>
        <translation>道歉</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>Receipt</source>
        <translation>受理回执</translation>
    </message>
    <message>
        <source>Request for proof</source>
        <translation>补充凭证通知</translation>
    </message>
    <message>
        <source>Liability notice</source>
        <translation>责任认定告知书</translation>
    </message>
    <message>
        <source>Test commission</source>
        <translation>检测委托</translation>
    </message>
    <message>
        <source>Exchange-return slip</source>
        <translation>退换货确认单</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>上门工单</translation>
    </message>
    <message>
        <source>Installation acceptance</source>
        <translation>安装验收单</translation>
    </message>
    <message>
        <source>Consent to paid repair</source>
        <translation>有偿维修同意书</translation>
    </message>
    <message>
        <source>Safety advice</source>
        <translation>安全风险告知</translation>
    </message>
    <message>
        <source>Written explanation</source>
        <translation>书面说明</translation>
    </message>
    <message>
        <source>Result notice</source>
        <translation>处理结果通知</translation>
    </message>
    <message>
        <source>Compensation agreement</source>
        <translation>赔付协议</translation>
    </message>
    <message>
        <source>Emergency sheet</source>
        <translation>应急处置单</translation>
    </message>
    <message>
        <source>Rectification notice</source>
        <translation>整改通知书</translation>
    </message>
    <message>
        <source>Review report</source>
        <translation>复盘报告</translation>
    </message>
    <message>
        <source>Shipping notice</source>
        <translation>发货通知</translation>
    </message>
    <message>
        <source>Follow-up record</source>
        <translation>回访记录</translation>
    </message>
    <message>
        <source>Evidence bundle</source>
        <translation>证据包</translation>
    </message>
    <message>
        <source>Hand-over sheet</source>
        <translation>交接班单</translation>
    </message>
    <message>
        <source>Service manual</source>
        <translation>服务手册</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>物品标签</translation>
    </message>
    <message>
        <source>Application form</source>
        <translation>售后服务申请表</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Whole</source>
        <translation>整体</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Close-up</source>
        <translation>特写</translation>
    </message>
    <message>
        <source>Packaging</source>
        <translation>包装</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Nameplate</source>
        <translation>铭牌</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>Fault on video</source>
        <translation>故障视频</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Date mark</source>
        <translation>日期标识</translation>
    </message>
    <message>
        <source>Surroundings</source>
        <translation>周边环境</translation>
    </message>
    <message>
        <source>Fixing</source>
        <translation>固定件</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>处理前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>处理后</translation>
    </message>
    <message>
        <source>Proof of purchase</source>
        <translation>购买凭证</translation>
    </message>
    <message>
        <source>Payment record</source>
        <translation>支付记录</translation>
    </message>
    <message>
        <source>Order page</source>
        <translation>订单页</translation>
    </message>
    <message>
        <source>Delivery receipt</source>
        <translation>签收单</translation>
    </message>
    <message>
        <source>Injury</source>
        <translation>伤情</translation>
    </message>
    <message>
        <source>Cost voucher</source>
        <translation>费用凭证</translation>
    </message>
    <message>
        <source>Outbound record</source>
        <translation>出库记录</translation>
    </message>
    <message>
        <source>Quality report</source>
        <translation>质检报告</translation>
    </message>
    <message>
        <source>Carrier&apos;s track</source>
        <translation>物流轨迹</translation>
    </message>
    <message>
        <source>Purchase voucher</source>
        <translation>进货凭证</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>合格证</translation>
    </message>
    <message>
        <source>Signed document</source>
        <translation>签字单据</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>EvidenceStrip</name>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Void? Delete again, Esc keeps</source>
        <translation>作废？再按 Delete 确认，Esc 保留</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>已拍</translation>
    </message>
    <message>
        <source>being imported</source>
        <translation>导入中</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺</translation>
    </message>
</context>
<context>
    <name>Execution</name>
    <message>
        <source>Repair</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>Mail-in repair</source>
        <translation>寄修</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>换货</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>补偿</translation>
    </message>
    <message>
        <source>Apology</source>
        <translation>道歉</translation>
    </message>
</context>
<context>
    <name>Execution step</name>
    <message>
        <source>To be assigned</source>
        <translation>待派单</translation>
    </message>
    <message>
        <source>Appointment made</source>
        <translation>已预约</translation>
    </message>
    <message>
        <source>Technician arrived</source>
        <translation>师傅已到</translation>
    </message>
    <message>
        <source>Waiting for parts</source>
        <translation>待配件</translation>
    </message>
    <message>
        <source>To be accepted</source>
        <translation>完工待验收</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>待寄出</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>In repair</source>
        <translation>维修中</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>已寄回</translation>
    </message>
    <message>
        <source>Waiting for stock</source>
        <translation>待备货</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>已发货</translation>
    </message>
    <message>
        <source>Goods to come back</source>
        <translation>待退回</translation>
    </message>
    <message>
        <source>Goods to inspect</source>
        <translation>待验收</translation>
    </message>
    <message>
        <source>Inspection failed</source>
        <translation>验收不合格</translation>
    </message>
    <message>
        <source>Refund due</source>
        <translation>待退款</translation>
    </message>
    <message>
        <source>Refund started</source>
        <translation>退款已发起</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
</context>
<context>
    <name>FormField</name>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>Blurred, take it again</source>
        <translation>模糊,请重拍</translation>
    </message>
    <message>
        <source>Too dark, take it again</source>
        <translation>太暗,请重拍</translation>
    </message>
    <message>
        <source>Too bright, take it again</source>
        <translation>过曝,请重拍</translation>
    </message>
    <message>
        <source>Too small</source>
        <translation>图片过小</translation>
    </message>
    <message>
        <source>The name says another kind of file</source>
        <translation>扩展名与内容不符</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Taken in</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Goods added</source>
        <translation>添加商品</translation>
    </message>
    <message>
        <source>Items left at the desk listed</source>
        <translation>登记留存物品</translation>
    </message>
    <message>
        <source>Customer&apos;s data corrected</source>
        <translation>更正客户信息</translation>
    </message>
    <message>
        <source>Goods corrected</source>
        <translation>更正商品信息</translation>
    </message>
    <message>
        <source>Problem corrected</source>
        <translation>更正问题信息</translation>
    </message>
    <message>
        <source>Evidence added</source>
        <translation>添加证据</translation>
    </message>
    <message>
        <source>Evidence tagged</source>
        <translation>更改证据标签</translation>
    </message>
    <message>
        <source>Evidence taken out</source>
        <translation>作废证据</translation>
    </message>
    <message>
        <source>Proof asked for</source>
        <translation>要求补充凭证</translation>
    </message>
    <message>
        <source>Proof recorded</source>
        <translation>登记凭证</translation>
    </message>
    <message>
        <source>Proof confirmed by the supervisor</source>
        <translation>主管确认凭证</translation>
    </message>
    <message>
        <source>Check begun</source>
        <translation>开始核查</translation>
    </message>
    <message>
        <source>Goods inspected</source>
        <translation>查验商品</translation>
    </message>
    <message>
        <source>Test commissioned</source>
        <translation>委托检测</translation>
    </message>
    <message>
        <source>Test result</source>
        <translation>检测结果</translation>
    </message>
    <message>
        <source>Level set</source>
        <translation>调整级别</translation>
    </message>
    <message>
        <source>Emergency step</source>
        <translation>应急处置</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>答复客户</translation>
    </message>
    <message>
        <source>Contact with the customer</source>
        <translation>联系客户</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Contact verified</source>
        <translation>核验联系方式</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>转交负责人</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Promise kept</source>
        <translation>承诺兑现</translation>
    </message>
    <message>
        <source>Promise taken back</source>
        <translation>撤销承诺</translation>
    </message>
    <message>
        <source>Clocks paused</source>
        <translation>时限暂停</translation>
    </message>
    <message>
        <source>Clocks run again</source>
        <translation>时限恢复</translation>
    </message>
    <message>
        <source>Liability determined</source>
        <translation>责任认定</translation>
    </message>
    <message>
        <source>Document issued</source>
        <translation>签发单据</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Document voided</source>
        <translation>作废单据</translation>
    </message>
    <message>
        <source>Plan offered</source>
        <translation>提出方案</translation>
    </message>
    <message>
        <source>Plan accepted</source>
        <translation>客户接受方案</translation>
    </message>
    <message>
        <source>Plan refused</source>
        <translation>客户拒绝方案</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>审批通过</translation>
    </message>
    <message>
        <source>Execution started</source>
        <translation>开始执行</translation>
    </message>
    <message>
        <source>Execution went on</source>
        <translation>执行推进</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>执行完成</translation>
    </message>
    <message>
        <source>Followed up</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>客户撤销</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Stage changed by hand</source>
        <translation>人工调整状态</translation>
    </message>
    <message>
        <source>Ticket voided</source>
        <translation>作废工单</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>关联工单</translation>
    </message>
    <message>
        <source>Put into a batch</source>
        <translation>归入批量</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>并入其他工单</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>申诉</translation>
    </message>
</context>
<context>
    <name>ImageViewer</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>载入中…</translation>
    </message>
    <message>
        <source>This file cannot be shown</source>
        <translation>无法显示此文件</translation>
    </message>
    <message>
        <source>This file cannot be read</source>
        <translation>无法读取此文件</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close message</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>Next step</name>
    <message>
        <source>Check goods and proof</source>
        <translation>核查商品与凭证</translation>
    </message>
    <message>
        <source>Wait for the proof</source>
        <translation>等客户补凭证</translation>
    </message>
    <message>
        <source>Check the proof</source>
        <translation>核查凭证</translation>
    </message>
    <message>
        <source>Determine liability</source>
        <translation>作出责任认定</translation>
    </message>
    <message>
        <source>Appraise on site</source>
        <translation>上门鉴定</translation>
    </message>
    <message>
        <source>Follow the test</source>
        <translation>跟进第三方检测</translation>
    </message>
    <message>
        <source>Settle the dispute</source>
        <translation>进一步验证</translation>
    </message>
    <message>
        <source>Issue the liability notice</source>
        <translation>签发责任认定告知书</translation>
    </message>
    <message>
        <source>Offer a plan</source>
        <translation>制定处理方案</translation>
    </message>
    <message>
        <source>Get the customer&apos;s answer</source>
        <translation>请客户确认方案</translation>
    </message>
    <message>
        <source>Offer another plan</source>
        <translation>重新制定方案</translation>
    </message>
    <message>
        <source>Carry the plan out</source>
        <translation>执行方案</translation>
    </message>
    <message>
        <source>Finish carrying out</source>
        <translation>完成执行</translation>
    </message>
    <message>
        <source>Follow up</source>
        <translation>回访客户</translation>
    </message>
    <message>
        <source>Close the ticket</source>
        <translation>关闭归档</translation>
    </message>
    <message>
        <source>Start the emergency process</source>
        <translation>启动应急流程</translation>
    </message>
    <message>
        <source>Answer the question</source>
        <translation>答复客户</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>A5</source>
        <translation>A5</translation>
    </message>
    <message>
        <source>241 × 140 mm</source>
        <translation>241×140 连续纸</translation>
    </message>
    <message>
        <source>80 mm roll</source>
        <translation>80 mm 热敏</translation>
    </message>
    <message>
        <source>58 mm roll</source>
        <translation>58 mm 热敏</translation>
    </message>
    <message>
        <source>60 × 40 mm label</source>
        <translation>60×40 标签</translation>
    </message>
</context>
<context>
    <name>Party</name>
    <message>
        <source>Merchant</source>
        <translation>商家</translation>
    </message>
    <message>
        <source>Brand or supplier</source>
        <translation>品牌/供应商</translation>
    </message>
    <message>
        <source>Mall or shop</source>
        <translation>商场/门店</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Installation team</source>
        <translation>安装团队</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>物流方</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>To be determined</source>
        <translation>待定</translation>
    </message>
</context>
<context>
    <name>Payment</name>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Bank card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>Mobile payment</source>
        <translation>移动支付</translation>
    </message>
    <message>
        <source>Gift card</source>
        <translation>购物卡</translation>
    </message>
    <message>
        <source>Other way</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>Proof</name>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Copy of the invoice</source>
        <translation>发票复印件</translation>
    </message>
    <message>
        <source>Payment record</source>
        <translation>支付记录</translation>
    </message>
    <message>
        <source>Member record</source>
        <translation>会员记录</translation>
    </message>
    <message>
        <source>No proof</source>
        <translation>无凭证</translation>
    </message>
</context>
<context>
    <name>Proof state</name>
    <message>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>To be checked</source>
        <translation>待核查</translation>
    </message>
    <message>
        <source>Invalid</source>
        <translation>无效</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Destinations</source>
        <translation>导航</translation>
    </message>
</context>
<context>
    <name>Remedy</name>
    <message>
        <source>Full refund</source>
        <translation>全额退货退款</translation>
    </message>
    <message>
        <source>No-reason return</source>
        <translation>无理由退货</translation>
    </message>
    <message>
        <source>Return less depreciation</source>
        <translation>扣折旧退货</translation>
    </message>
    <message>
        <source>Same model in exchange</source>
        <translation>换同型号</translation>
    </message>
    <message>
        <source>Equal or better in exchange</source>
        <translation>换不低于原性能</translation>
    </message>
    <message>
        <source>Free repair</source>
        <translation>免费修理</translation>
    </message>
    <message>
        <source>Paid repair</source>
        <translation>有偿维修</translation>
    </message>
    <message>
        <source>Installation put right</source>
        <translation>免费整改安装</translation>
    </message>
    <message>
        <source>Made again free</source>
        <translation>免费重做</translation>
    </message>
    <message>
        <source>Paid resizing</source>
        <translation>有偿改尺</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>赔偿</translation>
    </message>
    <message>
        <source>Small payment</source>
        <translation>小额打款</translation>
    </message>
    <message>
        <source>Partial refund</source>
        <translation>部分退款</translation>
    </message>
    <message>
        <source>Refund only</source>
        <translation>仅退款</translation>
    </message>
    <message>
        <source>Apology</source>
        <translation>道歉</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Clerk</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Specialist</source>
        <translation>售后专员</translation>
    </message>
    <message>
        <source>Complaint specialist</source>
        <translation>投诉专员</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>售后主管</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>售后经理</translation>
    </message>
    <message>
        <source>Order coordinator</source>
        <translation>跟单员</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>师傅</translation>
    </message>
    <message>
        <source>Finance</source>
        <translation>财务</translation>
    </message>
    <message>
        <source>Head office</source>
        <translation>总部</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Phone tail, name, pinyin, number, barcode, problem</source>
        <translation>手机尾号、姓名、拼音、单号、条码、问题描述</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>全部搜索</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Counterfoil</source>
        <translation>存根</translation>
    </message>
</context>
<context>
    <name>Signature</name>
    <message>
        <source>On screen</source>
        <translation>屏幕签字</translation>
    </message>
    <message>
        <source>On a tablet</source>
        <translation>手写板签字</translation>
    </message>
    <message>
        <source>On paper, scanned</source>
        <translation>纸质签字扫描</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Taken in</source>
        <translation>已受理</translation>
    </message>
    <message>
        <source>Proof wanted</source>
        <translation>待补充凭证</translation>
    </message>
    <message>
        <source>Proof to check</source>
        <translation>凭证待核查</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>核查中</translation>
    </message>
    <message>
        <source>Appraisal on site</source>
        <translation>待上门鉴定</translation>
    </message>
    <message>
        <source>Third-party test</source>
        <translation>第三方检测中</translation>
    </message>
    <message>
        <source>To be verified</source>
        <translation>待进一步验证</translation>
    </message>
    <message>
        <source>Liability determined</source>
        <translation>责任已认定</translation>
    </message>
    <message>
        <source>Customer told</source>
        <translation>已告知</translation>
    </message>
    <message>
        <source>Customer to answer</source>
        <translation>方案待客户确认</translation>
    </message>
    <message>
        <source>Plan refused</source>
        <translation>方案被拒</translation>
    </message>
    <message>
        <source>Plan accepted</source>
        <translation>方案已接受</translation>
    </message>
    <message>
        <source>Being carried out</source>
        <translation>执行中</translation>
    </message>
    <message>
        <source>To follow up</source>
        <translation>已完成待回访</translation>
    </message>
    <message>
        <source>Followed up</source>
        <translation>已回访</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>客户撤销</translation>
    </message>
</context>
<context>
    <name>Strength</name>
    <message>
        <source>By law</source>
        <translation>依法可</translation>
    </message>
    <message>
        <source>By promise</source>
        <translation>按承诺可</translation>
    </message>
    <message>
        <source>Negotiable</source>
        <translation>可协商</translation>
    </message>
    <message>
        <source>Not owed</source>
        <translation>不可</translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <translation>待确认</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>Here only</source>
        <translation>仅本机</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>传输中</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收到</translation>
    </message>
    <message>
        <source>Safe</source>
        <translation>已备份</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>待处理</translation>
    </message>
</context>
<context>
    <name>TicketModel</name>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Next clock</source>
        <translation>下一时限</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
</context>
<context>
    <name>TicketTable</name>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
</context>
<context>
    <name>TileRow</name>
    <message>
        <source>Click or F6</source>
        <translation>点此或 F6</translation>
    </message>
    <message>
        <source>Drop photos here</source>
        <translation>拖入照片</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
</context>
<context>
    <name>TypedBadge</name>
    <message>
        <source>Jump to {0}</source>
        <translation>跳到 {0}</translation>
    </message>
</context>
<context>
    <name>PdfPreview</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Typesetting…</source>
        <translation>正在排版…</translation>
    </message>
    <message>
        <source>The preview could not be made</source>
        <translation>无法生成预览</translation>
    </message>
    <message>
        <source>{0} pages</source>
        <translation>共 {0} 页</translation>
    </message>
</context>
<context>
    <name>SignSheet</name>
    <message>
        <source>Sign again</source>
        <translation>重签</translation>
    </message>
    <message>
        <source>Sign on paper</source>
        <translation>改为纸上签字</translation>
    </message>
    <message>
        <source>Confirm signature</source>
        <translation>确认签字</translation>
    </message>
    <message>
        <source>Please sign in the box first</source>
        <translation>请先在方框内签字</translation>
    </message>
</context>
<context>
    <name>SignaturePad</name>
    <message>
        <source>Signature</source>
        <translation>签字区</translation>
    </message>
    <message>
        <source>Sign here</source>
        <translation>请在此签字</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>已签</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>未签</translation>
    </message>
</context>
</TS>
