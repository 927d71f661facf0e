<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutSection</name>
    <message>
        <source>Open log folder</source>
        <translation>打开日志</translation>
    </message>
    <message>
        <source>Open data folder</source>
        <translation>打开数据</translation>
    </message>
    <message>
        <source>Third-party notices</source>
        <translation>第三方声明</translation>
    </message>
    <message>
        <source>Counterfoil</source>
        <translation>存根</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>The log says how the program went wrong, never what a customer said.</source>
        <translation>日志只写程序出了什么错，不含客户信息。</translation>
    </message>
</context>
<context>
    <name>Abroad</name>
    <message numerus="yes">
        <source>%n changes came from {0}; what you are typing stays</source>
        <translation>
            <numerusform>{0}更新了 %n 处；您正在填写的内容不受影响</numerusform>
        </translation>
    </message>
</context>
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
    <name>Action</name>
    <message>
        <source>Add goods</source>
        <translation>添加商品</translation>
    </message>
    <message>
        <source>List what was left here</source>
        <translation>清点留存物品</translation>
    </message>
    <message>
        <source>Correct the customer</source>
        <translation>更正客户</translation>
    </message>
    <message>
        <source>Correct the goods</source>
        <translation>更正商品</translation>
    </message>
    <message>
        <source>Correct the problem</source>
        <translation>更正问题</translation>
    </message>
    <message>
        <source>Correct the complaint</source>
        <translation>更正该件问题</translation>
    </message>
    <message>
        <source>State a circumstance</source>
        <translation>补充情况</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Tag a photo</source>
        <translation>改照片标签</translation>
    </message>
    <message>
        <source>Take a photo out</source>
        <translation>作废照片</translation>
    </message>
    <message>
        <source>Ask for proof</source>
        <translation>通知补凭证</translation>
    </message>
    <message>
        <source>Record proof</source>
        <translation>登记凭证</translation>
    </message>
    <message>
        <source>Confirm the member record</source>
        <translation>确认会员记录</translation>
    </message>
    <message>
        <source>Begin the check</source>
        <translation>开始核查</translation>
    </message>
    <message>
        <source>Inspect the goods</source>
        <translation>检查商品</translation>
    </message>
    <message>
        <source>Commission a test</source>
        <translation>委托检测</translation>
    </message>
    <message>
        <source>Enter the test result</source>
        <translation>登记检测结果</translation>
    </message>
    <message>
        <source>Change the level</source>
        <translation>改级别</translation>
    </message>
    <message>
        <source>Log an emergency step</source>
        <translation>记应急处置</translation>
    </message>
    <message>
        <source>Answer the question</source>
        <translation>答复咨询</translation>
    </message>
    <message>
        <source>Log a contact</source>
        <translation>记联系</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>加备注</translation>
    </message>
    <message>
        <source>Verify the contact</source>
        <translation>核验联系方式</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>转交负责人</translation>
    </message>
    <message>
        <source>Make a promise</source>
        <translation>做承诺</translation>
    </message>
    <message>
        <source>Promise kept</source>
        <translation>承诺已兑现</translation>
    </message>
    <message>
        <source>Take a promise back</source>
        <translation>撤回承诺</translation>
    </message>
    <message>
        <source>Pause the clocks</source>
        <translation>暂停时限</translation>
    </message>
    <message>
        <source>Let the clocks run</source>
        <translation>恢复时限</translation>
    </message>
    <message>
        <source>Determine liability</source>
        <translation>责任认定</translation>
    </message>
    <message>
        <source>Record the delivery</source>
        <translation>登记送达</translation>
    </message>
    <message>
        <source>Take a signature</source>
        <translation>登记签字</translation>
    </message>
    <message>
        <source>Void a document</source>
        <translation>作废单据</translation>
    </message>
    <message>
        <source>Offer a plan</source>
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
        <source>Approve the plan</source>
        <translation>审批方案</translation>
    </message>
    <message>
        <source>Ask head office to approve</source>
        <translation>向总部报批</translation>
    </message>
    <message>
        <source>Refuse to approve the plan</source>
        <translation>不批准方案</translation>
    </message>
    <message>
        <source>Start carrying out</source>
        <translation>开始执行</translation>
    </message>
    <message>
        <source>Go a step further</source>
        <translation>执行下一步</translation>
    </message>
    <message>
        <source>Call off what was begun</source>
        <translation>终止执行</translation>
    </message>
    <message>
        <source>All done</source>
        <translation>全部办完</translation>
    </message>
    <message>
        <source>Record the follow-up</source>
        <translation>登记回访</translation>
    </message>
    <message>
        <source>Close the ticket</source>
        <translation>关闭归档</translation>
    </message>
    <message>
        <source>Customer withdraws</source>
        <translation>客户撤销</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Change the stage by hand</source>
        <translation>跳转阶段</translation>
    </message>
    <message>
        <source>Void the ticket</source>
        <translation>作废工单</translation>
    </message>
    <message>
        <source>Link a ticket</source>
        <translation>关联工单</translation>
    </message>
    <message>
        <source>Put into a batch</source>
        <translation>归入批次</translation>
    </message>
    <message>
        <source>Merge as a duplicate</source>
        <translation>重复并入</translation>
    </message>
    <message>
        <source>Record an appeal</source>
        <translation>登记申诉</translation>
    </message>
    <message>
        <source>Record a consent</source>
        <translation>登记同意</translation>
    </message>
    <message>
        <source>Consent withdrawn</source>
        <translation>撤回同意</translation>
    </message>
    <message>
        <source>Show the ID number</source>
        <translation>查看身份证号</translation>
    </message>
    <message>
        <source>Hold up erasure</source>
        <translation>暂缓删除</translation>
    </message>
    <message>
        <source>Let erasure go on</source>
        <translation>恢复删除</translation>
    </message>
    <message>
        <source>Erase personal data</source>
        <translation>删除个人信息</translation>
    </message>
</context>
<context>
    <name>ActionList</name>
    <message>
        <source>Somebody with the right must lend it</source>
        <translation>须有权限的人授权</translation>
    </message>
    <message>
        <source>Rights and periods</source>
        <translation>权益与期限</translation>
    </message>
    <message>
        <source>Compare policies</source>
        <translation>比较政策</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>个人信息</translation>
    </message>
</context>
<context>
    <name>AllFields</name>
    <message>
        <source>Intake</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Goods {0}</source>
        <translation>商品 {0}</translation>
    </message>
    <message>
        <source>Circumstances</source>
        <translation>补充情况</translation>
    </message>
    <message>
        <source>As under Problem</source>
        <translation>同「问题」一栏</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Liability</source>
        <translation>责任认定</translation>
    </message>
    <message>
        <source>Agreed plan</source>
        <translation>约定方案</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>换货</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
</context>
<context>
    <name>AloneView</name>
    <message>
        <source>This desk works by itself</source>
        <translation>本台独立工作</translation>
    </message>
    <message>
        <source>Everything works without a head office: intake, slips, clocks, search, backup. All of it is kept on this computer.</source>
        <translation>没有总部，一切照常：受理、单据、时限、查找、备份，全部存在这台电脑上。</translation>
    </message>
    <message>
        <source>With a head office there is also</source>
        <translation>接入总部后，还有</translation>
    </message>
    <message>
        <source>A second copy of every ticket and photo, signed for by head office.</source>
        <translation>每张工单、每张照片在总部另有一份，总部签收为凭。</translation>
    </message>
    <message>
        <source>The same ticket at every desk of the branch.</source>
        <translation>同一张工单，本店各台都能看、能办。</translation>
    </message>
    <message>
        <source>It goes up by itself, in pieces, over any network; or by USB stick.</source>
        <translation>自动分段上传，什么网络都行；也可用 U 盘带去。</translation>
    </message>
    <message>
        <source>Without a network nothing stops: what is new waits and goes up later.</source>
        <translation>断网不耽误：新的先记在本机，恢复后自动补传。</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>Which option</source>
        <translation>选哪个方案</translation>
    </message>
    <message>
        <source>How it was said</source>
        <translation>答复方式</translation>
    </message>
    <message>
        <source>Reason of a refusal</source>
        <translation>拒绝原因</translation>
    </message>
    <message>
        <source>Empty: the customer accepts</source>
        <translation>不填即客户接受</translation>
    </message>
    <message>
        <source>Customer accepts</source>
        <translation>客户接受</translation>
    </message>
    <message>
        <source>Customer refuses</source>
        <translation>客户拒绝</translation>
    </message>
    <message>
        <source>Another offer</source>
        <translation>另拟方案</translation>
    </message>
    <message>
        <source>Refused plan</source>
        <translation>客户未接受的方案</translation>
    </message>
    <message>
        <source>Agreed plan</source>
        <translation>已接受的方案</translation>
    </message>
    <message>
        <source>On the table</source>
        <translation>待答复方案</translation>
    </message>
    <message>
        <source>Option {0}</source>
        <translation>方案 {0}</translation>
    </message>
    <message>
        <source>Whole ticket without approval</source>
        <translation>全单未经审批金额</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>there by {0}</source>
        <translation>{0} 前到货</translation>
    </message>
    <message>
        <source>substitute refused</source>
        <translation>不接受替代品</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>换货</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>审批人</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>customer pays {0}</source>
        <translation>客户支付 {0}</translation>
    </message>
    <message>
        <source>by {0}</source>
        <translation>约定 {0}</translation>
    </message>
    <message>
        <source>freight: {0}</source>
        <translation>运费由{0}承担</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Waits for the manager</source>
        <translation>待经理审批</translation>
    </message>
    <message>
        <source>Waits for the customer</source>
        <translation>待客户答复</translation>
    </message>
    <message>
        <source>Next: another plan, a new check, or mediation (12315, consumer association): write that down as an appeal.</source>
        <translation>下一步：另提方案、重新核查，或申请调解（12315、消费者协会），调解情况登记为申诉。</translation>
    </message>
    <message>
        <source>Owner: {0}.</source>
        <translation>现由{0}负责。</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Record the answer</source>
        <translation>记录答复</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
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
    <name>ApprovalBox</name>
    <message>
        <source>Manager must approve</source>
        <translation>待经理审批</translation>
    </message>
    <message>
        <source>The amount is above the limit of the desk</source>
        <translation>金额超过服务台权限</translation>
    </message>
    <message>
        <source>above the limit of the desk</source>
        <translation>超出服务台权限</translation>
    </message>
    <message>
        <source>Ask head office</source>
        <translation>向总部报批</translation>
    </message>
    <message>
        <source>Head office refused: {0} ({1})</source>
        <translation>总部未批准：{0}（{1}）</translation>
    </message>
    <message>
        <source>Head office was asked on {0} by {1}: waiting for the answer</source>
        <translation>{0} 由{1}向总部报批，等待批复</translation>
    </message>
    <message>
        <source>say why head office should approve it</source>
        <translation>请写明请总部批准的理由</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
</context>
<context>
    <name>BackupCard</name>
    <message>
        <source>Copies that were found</source>
        <translation>找到的备份</translation>
    </message>
    <message>
        <source>Date, desk or name</source>
        <translation>日期、工位或文件名</translation>
    </message>
    <message>
        <source>No copy was found. Name the folder or the USB stick where copies are kept.</source>
        <translation>没有找到备份。请在下面填写存放备份的文件夹或 U 盘路径。</translation>
    </message>
    <message>
        <source>Try and restore</source>
        <translation>检验并恢复</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>from the printed sheet; or the passphrase</source>
        <translation>见恢复单；也可输入口令</translation>
    </message>
    <message>
        <source>The copy is being tried, then restored into a new folder …</source>
        <translation>正在检验备份，然后恢复到新文件夹……</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <source>{0} tickets</source>
        <translation>{0} 张工单</translation>
    </message>
    <message>
        <source>tried when made</source>
        <translation>备份时已检验</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>newer program</source>
        <translation>需要更新的程序</translation>
    </message>
    <message>
        <source>What was done after a copy was made is not in it: enter it again from the slips and receipts.</source>
        <translation>备份之后做的事不在其中，请按手头的小票和回执补录。</translation>
    </message>
    <message>
        <source>Look in another folder</source>
        <translation>到别的文件夹找</translation>
    </message>
    <message>
        <source>Enter looks there</source>
        <translation>按 Enter 查找</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Check the data</source>
        <translation>检查数据</translation>
    </message>
    <message>
        <source>Recovery code, passphrase and encryption are set by a supervisor or manager; everybody backs up, checks the data and tries the code.</source>
        <translation>恢复码、口令和加密由主管或经理设置；备份、检查数据和试用恢复码，人人可做。</translation>
    </message>
    <message>
        <source>The last good backup: {0}</source>
        <translation>最近一次可用备份：{0}</translation>
    </message>
    <message>
        <source>There is no backup yet: choose a folder on another disk, then F10.</source>
        <translation>还没有备份：请选择另一块硬盘上的文件夹，再按 F10。</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>tried</source>
        <translation>已试恢复</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件数</translation>
    </message>
    <message>
        <source>The backup is written and was restored once on trial</source>
        <translation>备份已写好，并试恢复一次成功</translation>
    </message>
    <message>
        <source>{0} tickets, {1} entries and {2} files looked at.</source>
        <translation>已核对 {0} 张工单、{1} 条记录、{2} 个文件。</translation>
    </message>
    <message numerus="yes">
        <source>%n files of other desks wait at head office</source>
        <translation>
            <numerusform>%n 个他台文件在总部等待取回</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is whole.</source>
        <translation>全部完好。</translation>
    </message>
    <message>
        <source>Lists and smaller copies of pictures are made anew from the entries and the originals: close the window and run counterfoil --store FOLDER verify --rebuild</source>
        <translation>列表、查看图和缩略图可由记录和原件重新生成：关闭窗口后运行 counterfoil --store FOLDER verify --rebuild</translation>
    </message>
    <message>
        <source>Make a backup now, change nothing in the folder, restore an older backup beside it.</source>
        <translation>请立即备份，不要改动数据文件夹，再把较早的备份恢复到旁边的新文件夹。</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>best on another disk or a USB stick</source>
        <translation>最好放在另一块磁盘或 U 盘</translation>
    </message>
    <message>
        <source>Say so after days without a good backup</source>
        <translation>几天没有可用的备份就提示</translation>
    </message>
    <message>
        <source>Made by itself once a day and at the end of the day: sealed, and tried each time. Kept are 7 days, 4 weeks and 12 months. On another computer the recovery code opens it.</source>
        <translation>每天和日终各自动备份一次，加密保存，每次都试恢复。保留 7 天、4 周、12 个月。换电脑时用恢复码打开。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
</context>
<context>
    <name>BackupWatch</name>
    <message numerus="yes">
        <source>For more than %n days there was no good backup.</source>
        <translation>
            <numerusform>已超过 %n 天没有可用的备份。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open backups</source>
        <translation>打开备份设置</translation>
    </message>
    <message>
        <source>The key to the data lies in the keyring of this computer.</source>
        <translation>数据的密钥在本机的系统密钥环里。</translation>
    </message>
    <message>
        <source>The key to the data lies in a file of this account on this computer.</source>
        <translation>数据的密钥在本机当前账户的一个文件里。</translation>
    </message>
    <message>
        <source>Print the recovery code: without it no other computer opens data or backups.</source>
        <translation>请打印恢复码：没有它，别的电脑打不开数据和备份。</translation>
    </message>
    <message>
        <source>Print the recovery sheet</source>
        <translation>打印恢复单</translation>
    </message>
    <message>
        <source>The recovery code was not tried for half a year: type it from the sheet once.</source>
        <translation>恢复码已半年没有试过：请照恢复单输入一次。</translation>
    </message>
    <message>
        <source>Try the code</source>
        <translation>试恢复码</translation>
    </message>
</context>
<context>
    <name>Basis</name>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Contract or promise</source>
        <translation>合同或承诺</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Law</source>
        <translation>法律</translation>
    </message>
    <message>
        <source>Test report</source>
        <translation>检测报告</translation>
    </message>
</context>
<context>
    <name>Borrowing</name>
    <message>
        <source>Lend the right once</source>
        <translation>授权一次</translation>
    </message>
</context>
<context>
    <name>Bought at</name>
    <message>
        <source>Counter here</source>
        <translation>线下专柜</translation>
    </message>
    <message>
        <source>Online shop</source>
        <translation>线上旗舰店</translation>
    </message>
    <message>
        <source>Mall app</source>
        <translation>商场 APP</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>电话订购</translation>
    </message>
    <message>
        <source>TV shopping</source>
        <translation>电视购物</translation>
    </message>
    <message>
        <source>Mail order</source>
        <translation>邮购</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>official</source>
        <translation>官方</translation>
    </message>
    <message>
        <source>head office</source>
        <translation>总部</translation>
    </message>
    <message>
        <source>imported here</source>
        <translation>本店导入</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>暂定</translation>
    </message>
    <message>
        <source>only the statutory days and weekends</source>
        <translation>只按法定节日和周末</translation>
    </message>
    <message>
        <source>{0} days off, {1} weekend days worked</source>
        <translation>放假 {0} 天，周末上班 {1} 天</translation>
    </message>
    <message>
        <source>No plan yet; deadlines that reach into it are marked provisional</source>
        <translation>还没有放假安排；落到这一年的时限标为暂定</translation>
    </message>
    <message>
        <source>Doubts: {0}; deadlines that reach into it are marked provisional</source>
        <translation>{0} 处疑问；跨入该年的期限标为暂定</translation>
    </message>
    <message>
        <source>day of publication not stated</source>
        <translation>发布日期未注明</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>{0} days</source>
        <translation>{0} 天</translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation>{0} · {1}</translation>
    </message>
    <message>
        <source>Replace year {0}</source>
        <translation>替换 {0} 年</translation>
    </message>
    <message>
        <source>Replace {0} in spite of doubts: {1}</source>
        <translation>仍替换 {0} 年（{1} 处疑问）</translation>
    </message>
    <message>
        <source>Save {0} in spite of doubts: {1}</source>
        <translation>仍保存 {0} 年（{1} 处疑问）</translation>
    </message>
    <message>
        <source>Save year {0}</source>
        <translation>保存 {0} 年</translation>
    </message>
    <message>
        <source>Please import the holiday plan of {0}</source>
        <translation>请导入下一年度放假安排（{0} 年）</translation>
    </message>
</context>
<context>
    <name>CalendarSection</name>
    <message>
        <source>Official notice</source>
        <translation>放假通知</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save year</source>
        <translation>保存年度</translation>
    </message>
    <message>
        <source>Really replace the year {0}? Doubts in this notice: {1}. F10 again replaces it.</source>
        <translation>确定替换 {0} 年的安排吗？这份通知有 {1} 处疑问。再按 F10 即替换。</translation>
    </message>
    <message>
        <source>Really replace the official year {0}? Doubts in this notice: {1}. F10 again replaces it.</source>
        <translation>确定替换随软件提供的官方 {0} 年安排吗？这份通知有 {1} 处疑问。再按 F10 即替换。</translation>
    </message>
    <message>
        <source>The plan of {0} is kept. Open tickets judged again: {1}.</source>
        <translation>{0} 年放假安排已保存，重新判定未结工单 {1} 张。</translation>
    </message>
    <message>
        <source>Paste the notice first.</source>
        <translation>请先粘贴通知。</translation>
    </message>
    <message>
        <source>Nothing to save yet.</source>
        <translation>还不能保存。</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>另有 {0} 处</translation>
    </message>
    <message>
        <source>{0} has no plan yet. Saving judges the open tickets again.</source>
        <translation>{0} 年还没有安排。保存后未结工单重新判定。</translation>
    </message>
    <message>
        <source>The plan of {0} comes from head office and is not replaced here.</source>
        <translation>{0} 年安排来自总部，本店不替换。</translation>
    </message>
    <message>
        <source>{0} is known already, with the same days.</source>
        <translation>{0} 年已经有了，日期相同。</translation>
    </message>
    <message>
        <source>{0} is known already ({1}, {2}). Saving replaces it; days that change: {3}.</source>
        <translation>{0} 年已经有了（{1}，{2}）。保存将替换它，有 {3} 天不同。</translation>
    </message>
    <message>
        <source>Holiday years</source>
        <translation>放假年度</translation>
    </message>
    <message>
        <source>Import a year</source>
        <translation>导入年度</translation>
    </message>
    <message>
        <source>Paste the whole notice from the official site; Ctrl+V.</source>
        <translation>从官网复制通知全文，在这里按 Ctrl+V 粘贴。</translation>
    </message>
</context>
<context>
    <name>Camera</name>
    <message>
        <source>The camera package is not installed.</source>
        <translation>没有安装相机组件。</translation>
    </message>
    <message>
        <source>The camera package does not start here: the system lacks {0}.</source>
        <translation>相机组件在这台电脑上启动不了：系统缺少 {0}。</translation>
    </message>
    <message>
        <source>The camera package does not fit this program: it has to be version {0}.</source>
        <translation>相机组件与本程序不匹配，须为 {0} 版。</translation>
    </message>
    <message>
        <source>No camera is connected.</source>
        <translation>没有接相机。</translation>
    </message>
    <message>
        <source>The system does not let this program use the camera. Its privacy settings decide.</source>
        <translation>系统不允许本程序使用相机，请在系统的隐私设置里允许。</translation>
    </message>
    <message>
        <source>The camera does not start. Another program may be using it: close that one.</source>
        <translation>相机启动不了，可能正被别的程序占用，请先关闭那个程序。</translation>
    </message>
    <message>
        <source>The camera is gone. Plug it in again.</source>
        <translation>相机断开了，请重新插好。</translation>
    </message>
    <message>
        <source>The camera sends no picture. Unplug it and plug it in again.</source>
        <translation>相机没有画面，请拔下再插上。</translation>
    </message>
    <message>
        <source>F6 takes files from a phone or a card reader all the same.</source>
        <translation>手机或读卡器里的照片，照样按 F6 选文件。</translation>
    </message>
    <message>
        <source>To get it (175 MB): python3 packaging/dev.py camera, or pip install {0}</source>
        <translation>要安装（下载 175 MB）：python3 packaging/dev.py camera，或 pip install {0}</translation>
    </message>
    <message>
        <source>To get it: python3 packaging/dev.py camera, or the system&apos;s packages</source>
        <translation>要补上：python3 packaging/dev.py camera，或用系统的软件包</translation>
    </message>
</context>
<context>
    <name>CameraCard</name>
    <message>
        <source>Try</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Test picture</source>
        <translation>试拍一张</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>关闭相机</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>{0} KB as JPEG; it was kept nowhere</source>
        <translation>JPEG {0} KB，没有保存</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
</context>
<context>
    <name>CameraDoor</name>
    <message>
        <source>Camera</source>
        <translation>换相机</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>换内容</translation>
    </message>
</context>
<context>
    <name>CapturePanel</name>
    <message>
        <source>Take</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>选文件</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{0} taken</source>
        <translation>已拍 {0}</translation>
    </message>
    <message>
        <source>Next: {0}</source>
        <translation>下一张 {0}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Take photos</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>A film comes as a file: F6</source>
        <translation>视频请用手机拍好，按 F6 选文件</translation>
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
    <name>CauseHint</name>
    <message>
        <source>The goods have not been looked at yet.</source>
        <translation>商品尚未查验。</translation>
    </message>
    <message>
        <source>The packing is broken: this points to the transport.</source>
        <translation>外包装破损，提示物流损坏。</translation>
    </message>
    <message>
        <source>The packing is whole: this points to the quality.</source>
        <translation>外包装完好，提示产品质量。</translation>
    </message>
    <message>
        <source>Traces of use alone do not show misuse.</source>
        <translation>仅有使用痕迹不能说明使用不当。</translation>
    </message>
    <message>
        <source>There is a delivery receipt: see what it says of damage.</source>
        <translation>有签收单：核对是否注明外包装损坏。</translation>
    </message>
    <message>
        <source>There is a quality report among the evidence.</source>
        <translation>证据中有质检报告。</translation>
    </message>
    <message>
        <source>Within six months the seller must show that there was no defect.</source>
        <translation>六个月内由商家证明商品无瑕疵。</translation>
    </message>
    <message>
        <source>For a quality fault return or exchange until {day}.</source>
        <translation>质量问题可退换至 {day}。</translation>
    </message>
    <message>
        <source>The days for a quality fault ended on {day}.</source>
        <translation>质量问题退换已于 {day} 到期。</translation>
    </message>
    <message>
        <source>A return without reason is open until {day}.</source>
        <translation>无理由退货至 {day}。</translation>
    </message>
    <message>
        <source>Missing: {roles}. Missing photos never decide alone.</source>
        <translation>缺照片：{roles}。缺照片不单独定责。</translation>
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
    <name>CheckPanel</name>
    <message>
        <source>Proof</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>To the determination</source>
        <translation>去认定</translation>
    </message>
    <message>
        <source>No proof</source>
        <translation>无凭证</translation>
    </message>
    <message>
        <source>Tick</source>
        <translation>勾选</translation>
    </message>
    <message>
        <source>Determine</source>
        <translation>认定</translation>
    </message>
    <message>
        <source>Ask for</source>
        <translation>请客户补充</translation>
    </message>
    <message>
        <source>Third-party test</source>
        <translation>第三方检测</translation>
    </message>
    <message>
        <source>Test result</source>
        <translation>检测结果</translation>
    </message>
    <message>
        <source>{0} seen</source>
        <translation>已查验{0}</translation>
    </message>
    <message>
        <source>Confirm the member record</source>
        <translation>确认会员记录</translation>
    </message>
    <message>
        <source>Check at the desk</source>
        <translation>柜台核查</translation>
    </message>
    <message>
        <source>Appraisal on site</source>
        <translation>上门鉴定</translation>
    </message>
    <message>
        <source>Disputed: verify further</source>
        <translation>有争议，进一步验证</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>An ID number stands in a text. It is kept in its own field alone.</source>
        <translation>文字中含有身份证号，身份证号只保存在专用栏。</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>遮盖号码</translation>
    </message>
</context>
<context>
    <name>Circumstance</name>
    <message>
        <source>Activated?</source>
        <translation>是否已激活</translation>
    </message>
    <message>
        <source>Soiled or damaged?</source>
        <translation>是否脏污损坏</translation>
    </message>
    <message>
        <source>Labels removed?</source>
        <translation>标识是否被剪</translation>
    </message>
    <message>
        <source>Opened to look at it?</source>
        <translation>是否拆封查验</translation>
    </message>
    <message>
        <source>Taken apart by others?</source>
        <translation>是否被非指定修理者拆动</translation>
    </message>
    <message>
        <source>Month of production</source>
        <translation>生产月份</translation>
    </message>
    <message>
        <source>Day it left the factory</source>
        <translation>出厂日</translation>
    </message>
    <message>
        <source>Faulty part</source>
        <translation>故障部件</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>损坏程度</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>危险情形</translation>
    </message>
    <message>
        <source>Matter in dispute</source>
        <translation>争议事项</translation>
    </message>
    <message>
        <source>Day the defect was found</source>
        <translation>发现瑕疵日</translation>
    </message>
    <message>
        <source>Defect confirmed?</source>
        <translation>缺陷是否确认</translation>
    </message>
    <message>
        <source>Defect of the whole batch?</source>
        <translation>是否批次缺陷</translation>
    </message>
    <message>
        <source>Same batch?</source>
        <translation>是否同一批次</translation>
    </message>
    <message>
        <source>Complex problem?</source>
        <translation>是否复杂问题</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Same model in stock?</source>
        <translation>同型号是否有货</translation>
    </message>
    <message>
        <source>Same brand, no lower model in stock?</source>
        <translation>同品牌不低于原性能的商品是否有货</translation>
    </message>
    <message>
        <source>In stock?</source>
        <translation>是否有货</translation>
    </message>
    <message>
        <source>Promise of the brand</source>
        <translation>品牌承诺</translation>
    </message>
    <message>
        <source>Agreement of the parties</source>
        <translation>双方约定</translation>
    </message>
    <message>
        <source>Agreed warranty, months</source>
        <translation>约定质保月数</translation>
    </message>
    <message>
        <source>Agreed warranty, years</source>
        <translation>约定质保年数</translation>
    </message>
    <message>
        <source>Promised days for a no-reason return</source>
        <translation>承诺的无理由天数</translation>
    </message>
    <message>
        <source>Confirmed at the purchase: no return?</source>
        <translation>购买时是否确认不可退</translation>
    </message>
    <message>
        <source>Within the warranty?</source>
        <translation>是否在保修期内</translation>
    </message>
    <message>
        <source>Within the after-sales period?</source>
        <translation>是否在售后期内</translation>
    </message>
    <message>
        <source>Fast-refund order?</source>
        <translation>是否极速退款订单</translation>
    </message>
    <message>
        <source>Paid in fact</source>
        <translation>实付金额</translation>
    </message>
    <message>
        <source>Payment proven?</source>
        <translation>实付金额是否有证明</translation>
    </message>
    <message>
        <source>Price on the invoice</source>
        <translation>发票金额</translation>
    </message>
    <message>
        <source>Is the proof conclusive?</source>
        <translation>凭证是否足以判断</translation>
    </message>
    <message>
        <source>To be installed by the merchant?</source>
        <translation>是否须商家安装</translation>
    </message>
    <message>
        <source>Depreciation a day</source>
        <translation>日折旧率</translation>
    </message>
    <message>
        <source>Repairs that failed</source>
        <translation>修理未好次数</translation>
    </message>
    <message>
        <source>Days the repair took</source>
        <translation>修理占用天数</translation>
    </message>
    <message>
        <source>Days of repair in all</source>
        <translation>累计修理天数</translation>
    </message>
    <message>
        <source>Can it be repaired?</source>
        <translation>能否修复</translation>
    </message>
    <message>
        <source>Way of repair</source>
        <translation>维修方式</translation>
    </message>
    <message>
        <source>Why the repair is late</source>
        <translation>修理超期原因</translation>
    </message>
    <message>
        <source>Day it went to repair</source>
        <translation>送修日</translation>
    </message>
    <message>
        <source>Day it came back repaired</source>
        <translation>修复交付日</translation>
    </message>
    <message>
        <source>Day it was mailed in</source>
        <translation>寄出日</translation>
    </message>
    <message>
        <source>Day it was mailed back</source>
        <translation>返还日</translation>
    </message>
    <message>
        <source>Day of the exchange</source>
        <translation>换货日</translation>
    </message>
    <message>
        <source>Day of the last care</source>
        <translation>上次保养日</translation>
    </message>
    <message>
        <source>Day of the last full inspection</source>
        <translation>上次全面检查日</translation>
    </message>
    <message>
        <source>Visit needed?</source>
        <translation>是否需上门</translation>
    </message>
    <message>
        <source>Large part needed?</source>
        <translation>是否需大件配件</translation>
    </message>
    <message>
        <source>Small part needed?</source>
        <translation>是否需小件配件</translation>
    </message>
    <message>
        <source>Days until first set up</source>
        <translation>首次安装调试天数</translation>
    </message>
    <message>
        <source>Does the customer accept a repair?</source>
        <translation>客户是否接受维修</translation>
    </message>
    <message>
        <source>Does the customer insist?</source>
        <translation>客户是否坚持</translation>
    </message>
    <message>
        <source>Does the customer object to the finding?</source>
        <translation>客户是否对认定有异议</translation>
    </message>
    <message>
        <source>Another model accepted?</source>
        <translation>是否接受其他型号</translation>
    </message>
    <message>
        <source>Satisfaction score</source>
        <translation>满意度评分</translation>
    </message>
    <message>
        <source>Satisfied at the follow-up?</source>
        <translation>回访是否满意</translation>
    </message>
    <message>
        <source>Kind of claim</source>
        <translation>请求类型</translation>
    </message>
    <message>
        <source>Day the harm was known</source>
        <translation>知道权利受损日</translation>
    </message>
    <message>
        <source>Day of the demand</source>
        <translation>提出要求日</translation>
    </message>
    <message>
        <source>Reported at</source>
        <translation>提出时间</translation>
    </message>
    <message>
        <source>Day of the return</source>
        <translation>退货日</translation>
    </message>
    <message>
        <source>Pickup asked for at</source>
        <translation>申请取件时间</translation>
    </message>
    <message>
        <source>Picked up at</source>
        <translation>取件时间</translation>
    </message>
    <message>
        <source>Is the liability disputed?</source>
        <translation>责任是否有争议</translation>
    </message>
    <message>
        <source>Who found the fault</source>
        <translation>认定人</translation>
    </message>
    <message>
        <source>Test by a third party?</source>
        <translation>是否第三方检测</translation>
    </message>
    <message>
        <source>Fraud?</source>
        <translation>是否欺诈</translation>
    </message>
    <message>
        <source>Grounds to rescind by law?</source>
        <translation>是否符合法定解除条件</translation>
    </message>
    <message>
        <source>Found substandard by the authority?</source>
        <translation>行政部门是否认定不合格</translation>
    </message>
    <message>
        <source>Plan decided</source>
        <translation>已定方案</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Complaint received at</source>
        <translation>接到投诉时间</translation>
    </message>
    <message>
        <source>Ticket received at</source>
        <translation>收到工单时间</translation>
    </message>
    <message>
        <source>Day the authority got the complaint</source>
        <translation>行政部门收到投诉日</translation>
    </message>
    <message>
        <source>Day mediation was accepted</source>
        <translation>调解受理日</translation>
    </message>
</context>
<context>
    <name>CircumstanceValue</name>
    <message>
        <source>Exchange for 180 days</source>
        <translation>180 天换新</translation>
    </message>
    <message>
        <source>Exchange for 365 days</source>
        <translation>365 天换新</translation>
    </message>
    <message>
        <source>Replacement for 365 days</source>
        <translation>365 天只换不修</translation>
    </message>
    <message>
        <source>Main part</source>
        <translation>主要部件</translation>
    </message>
    <message>
        <source>Wearing part</source>
        <translation>易损件</translation>
    </message>
    <message>
        <source>Another part</source>
        <translation>其他部件</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>全损</translation>
    </message>
    <message>
        <source>Severe</source>
        <translation>严重损坏</translation>
    </message>
    <message>
        <source>Minor</source>
        <translation>轻微损坏</translation>
    </message>
    <message>
        <source>Formaldehyde</source>
        <translation>甲醛超标</translation>
    </message>
    <message>
        <source>Emission of boards</source>
        <translation>板材释放超标</translation>
    </message>
    <message>
        <source>Odour</source>
        <translation>异味</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>五金故障</translation>
    </message>
    <message>
        <source>Waterproofing</source>
        <translation>防水渗漏</translation>
    </message>
    <message>
        <source>Tipping over</source>
        <translation>倾倒</translation>
    </message>
    <message>
        <source>Electric shock</source>
        <translation>漏电</translation>
    </message>
    <message>
        <source>Fire or smoke</source>
        <translation>起火冒烟</translation>
    </message>
    <message>
        <source>Cuts or pinches</source>
        <translation>割伤夹伤</translation>
    </message>
    <message>
        <source>Defective product</source>
        <translation>产品缺陷</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Liability notice</source>
        <translation>责任认定告知书</translation>
    </message>
    <message>
        <source>Return and exchange slip</source>
        <translation>退换货单</translation>
    </message>
    <message>
        <source>Official service</source>
        <translation>官方服务商</translation>
    </message>
    <message>
        <source>Testing body</source>
        <translation>检测机构</translation>
    </message>
    <message>
        <source>Merchant</source>
        <translation>商家</translation>
    </message>
    <message>
        <source>None was made</source>
        <translation>没有约定</translation>
    </message>
    <message>
        <source>Official service on site</source>
        <translation>官方上门维修</translation>
    </message>
    <message>
        <source>Platform of third parties</source>
        <translation>第三方平台维修</translation>
    </message>
    <message>
        <source>Arranged by the customer</source>
        <translation>客户自行维修</translation>
    </message>
    <message>
        <source>Mailed in</source>
        <translation>寄修</translation>
    </message>
    <message>
        <source>Waiting for parts</source>
        <translation>等待配件</translation>
    </message>
    <message>
        <source>The repairer</source>
        <translation>修理者原因</translation>
    </message>
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
        <source>Refund</source>
        <translation>退款</translation>
    </message>
</context>
<context>
    <name>Circumstances</name>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message>
        <source>Entry</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>First response</source>
        <translation>首次响应</translation>
    </message>
    <message>
        <source>Judgement</source>
        <translation>初判</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>应急启动</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>解答</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Refund, 15 days</source>
        <translation>退款红线</translation>
    </message>
    <message>
        <source>Shipping notice</source>
        <translation>发货通知</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>保养</translation>
    </message>
    <message>
        <source>Full inspection</source>
        <translation>全面检查</translation>
    </message>
    <message>
        <source>Repair limit</source>
        <translation>修理期限</translation>
    </message>
    <message>
        <source>Parts limit</source>
        <translation>零配件期限</translation>
    </message>
    <message>
        <source>Exchange goods</source>
        <translation>换货到货</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>15-day limit</source>
        <translation>15日红线</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Escalation</source>
        <translation>升级</translation>
    </message>
    <message>
        <source>Overdue, escalated</source>
        <translation>超时升级</translation>
    </message>
    <message>
        <source>Low score</source>
        <translation>低分回访</translation>
    </message>
    <message>
        <source>Objection</source>
        <translation>异议答复</translation>
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
        <source>Void</source>
        <translation>作废</translation>
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
    <message>
        <source>{0} · paused</source>
        <translation>{0} · 暂停</translation>
    </message>
    <message>
        <source>today {0}</source>
        <translation>今日 {0}</translation>
    </message>
    <message>
        <source>Void since {0}: {1}.</source>
        <translation>{0}起作废：{1}。</translation>
    </message>
    <message>
        <source> It was overdue by then.</source>
        <translation>作废时已超时。</translation>
    </message>
    <message>
        <source>the level was changed to {0}</source>
        <translation>级别改为{0}</translation>
    </message>
    <message>
        <source>the promise was taken back</source>
        <translation>承诺已收回</translation>
    </message>
    <message>
        <source>the customer withdrew the complaint</source>
        <translation>客户撤诉</translation>
    </message>
    <message>
        <source>the ticket was merged into another one</source>
        <translation>已并入另一工单</translation>
    </message>
    <message>
        <source>the ticket was voided</source>
        <translation>工单作废</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
    </message>
</context>
<context>
    <name>ClocksCard</name>
    <message>
        <source>Clocks that start when saved</source>
        <translation>保存后开始的时限</translation>
    </message>
    <message>
        <source>Intake</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>承诺</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>passed {0} d ago</source>
        <translation>已超 {0} 天</translation>
    </message>
    <message>
        <source>ends today</source>
        <translation>今日到期</translation>
    </message>
    <message>
        <source>1 day left</source>
        <translation>还剩 1 天</translation>
    </message>
    <message>
        <source>{0} days left</source>
        <translation>还剩 {0} 天</translation>
    </message>
    <message>
        <source>the desk keeps to {0}, the customer may insist until {1}</source>
        <translation>按 {0} 掌握，客户最迟 {1} 可主张</translation>
    </message>
    <message>
        <source>until {0}</source>
        <translation>至 {0}</translation>
    </message>
    <message>
        <source>About to close</source>
        <translation>即将到期</translation>
    </message>
</context>
<context>
    <name>CommissionForm</name>
    <message>
        <source>Commission the test</source>
        <translation>委托检测</translation>
    </message>
    <message>
        <source>Testing body</source>
        <translation>检测机构</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>检测费</translation>
    </message>
    <message>
        <source>Tested</source>
        <translation>检测项目</translation>
    </message>
    <message>
        <source>Advanced by</source>
        <translation>垫付方</translation>
    </message>
    <message>
        <source>Borne by</source>
        <translation>承担方</translation>
    </message>
    <message>
        <source>Stays open until the result</source>
        <translation>可待结果再定</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Nothing to compare yet</source>
        <translation>还没有可比较的内容</translation>
    </message>
    <message>
        <source>{0} different, {1} equal</source>
        <translation>{0} 项不同，{1} 项相同</translation>
    </message>
    <message>
        <source>Hide equal rows</source>
        <translation>隐藏相同项</translation>
    </message>
    <message>
        <source>Show equal rows</source>
        <translation>显示相同项</translation>
    </message>
    <message>
        <source>The rules give no sentence for it.</source>
        <translation>规则没有为它写说明。</translation>
    </message>
    <message>
        <source>Why, {0}: {1}</source>
        <translation>为何（{0}）：{1}</translation>
    </message>
    <message>
        <source>Compare policies</source>
        <translation>比较政策</translation>
    </message>
    <message>
        <source>Other policy</source>
        <translation>换一个政策</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>读全文</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>上下移动</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Law alone</source>
        <translation>仅法律</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Remedies</source>
        <translation>权益</translation>
    </message>
    <message>
        <source>Periods and time limits</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Money and identity</source>
        <translation>钱款与身份</translation>
    </message>
    <message>
        <source>(same)</source>
        <translation>（相同）</translation>
    </message>
    <message>
        <source>(different)</source>
        <translation>（不同）</translation>
    </message>
    <message>
        <source>Level and lead</source>
        <translation>级别与负责</translation>
    </message>
    <message>
        <source>This policy says nothing of it.</source>
        <translation>该政策没有这一条。</translation>
    </message>
    <message>
        <source>Level {0} {1} · {2}</source>
        <translation>{0} 级 {1} · {2}</translation>
    </message>
    <message>
        <source>until {0}</source>
        <translation>至 {0}</translation>
    </message>
    <message>
        <source>promise over since {0}</source>
        <translation>承诺已于{0}届满</translation>
    </message>
    <message>
        <source>first: {0}</source>
        <translation>先确认{0}</translation>
    </message>
    <message>
        <source> (rest days; else {0})</source>
        <translation>（顺延，名义 {0}）</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>需要</translation>
    </message>
    <message>
        <source>Not required</source>
        <translation>不需要</translation>
    </message>
</context>
<context>
    <name>ConfirmBox</name>
    <message>
        <source>Handed over: both have confirmed</source>
        <translation>交接完成：双方已确认</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
</context>
<context>
    <name>ConfirmSide</name>
    <message>
        <source>{0} {1}: PIN</source>
        <translation>{0} {1}：PIN</translation>
    </message>
    <message>
        <source>{0} {1}: confirmed {2}, {3}</source>
        <translation>{0} {1}：{2} 已确认（{3}）</translation>
    </message>
    <message>
        <source>{0} {1} has no PIN at this desk: F11 takes a signature on the screen</source>
        <translation>{0} {1} 在本服务台没有 PIN：按 F11 在屏幕上签字</translation>
    </message>
    <message>
        <source>Type the PIN</source>
        <translation>请输入 PIN</translation>
    </message>
</context>
<context>
    <name>Conflict</name>
    <message>
        <source>Two values for the same field</source>
        <translation>同一项，两种填法</translation>
    </message>
    <message>
        <source>A proposal to change what the counter wrote</source>
        <translation>外勤建议更改柜台所填</translation>
    </message>
    <message>
        <source>Course, money, approval or identity</source>
        <translation>涉及进度、金额、批准或身份</translation>
    </message>
    <message>
        <source>Head office does not know the author, or the right to</source>
        <translation>作者不在总部名单，或无此权限</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Further goods</source>
        <translation>另一件商品</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Handed over to</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Items left at the desk</source>
        <translation>留存物品</translation>
    </message>
    <message>
        <source>this desk {0}</source>
        <translation>本台 {0}</translation>
    </message>
    <message>
        <source>head office</source>
        <translation>总部</translation>
    </message>
    <message>
        <source>desk {0}</source>
        <translation>{0} 台</translation>
    </message>
    <message>
        <source>another desk</source>
        <translation>另一台</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>已采用</translation>
    </message>
    <message>
        <source>kept as it was</source>
        <translation>维持原样</translation>
    </message>
    <message>
        <source>«{0}» {1}</source>
        <translation>「{0}」{1}</translation>
    </message>
</context>
<context>
    <name>ConflictBar</name>
    <message>
        <source>Decide</source>
        <translation>裁定</translation>
    </message>
    <message numerus="yes">
        <source>%n conflicts with another desk wait for a decision</source>
        <translation>
            <numerusform>有 %n 处与别台说法不一，待裁定</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictCard</name>
    <message>
        <source>Keep this one</source>
        <translation>维持现在的</translation>
    </message>
    <message>
        <source>Take the other one</source>
        <translation>采用另一种</translation>
    </message>
    <message>
        <source>This is about course, money, approval or identity: a supervisor must decide.</source>
        <translation>涉及进度、金额、批准或身份，须由主管裁定。</translation>
    </message>
    <message>
        <source>why, if it needs saying</source>
        <translation>原因（可不填）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Counts now</source>
        <translation>现在算数的</translation>
    </message>
    <message>
        <source>Said otherwise</source>
        <translation>另一种说法</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>所写内容</translation>
    </message>
</context>
<context>
    <name>ConflictList</name>
    <message>
        <source>Decided</source>
        <translation>已裁定</translation>
    </message>
</context>
<context>
    <name>ConflictPanel</name>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>维持</translation>
    </message>
    <message>
        <source>Take other</source>
        <translation>采用另一种</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>ConsentAsked</name>
    <message>
        <source>The customer consents now</source>
        <translation>客户现在同意</translation>
    </message>
</context>
<context>
    <name>Contacted</name>
    <message>
        <source>Salesperson</source>
        <translation>导购</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌方</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无</translation>
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
    <name>Counts</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files of other desks to come</source>
        <translation>
            <numerusform>待取他台文件 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflicts</source>
        <translation>
            <numerusform>%n 处冲突</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Conflicts on %n tickets</source>
        <translation>
            <numerusform>%n 张工单有冲突</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CourseTab</name>
    <message>
        <source>Course</source>
        <translation>过程</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已兑现</translation>
    </message>
    <message>
        <source>Promise kept: {0}</source>
        <translation>承诺已兑现：{0}</translation>
    </message>
</context>
<context>
    <name>CrashPage</name>
    <message>
        <source>Details of the error</source>
        <translation>错误详情</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>继续工作</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>程序出错</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>The program made a mistake. What you were typing is kept as a draft, and what was saved stays saved. You can go on working; when it happens again, restart the program.</source>
        <translation>程序出了一个错。正在填写的内容已存为草稿，已保存的不受影响，可以继续工作；如果再次出现，请重新启动程序。</translation>
    </message>
    <message>
        <source>The details name no customer. Send them to whoever looks after this program.</source>
        <translation>详情里没有客户信息，可以发给维护本程序的人。</translation>
    </message>
    <message>
        <source>Log: {0}</source>
        <translation>日志 {0}</translation>
    </message>
</context>
<context>
    <name>CustomerCard</name>
    <message>
        <source>Verified</source>
        <translation>已核验</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Phone, last 4 digits, name</source>
        <translation>手机、尾号、姓名</translation>
    </message>
    <message>
        <source>18 characters, as on the card</source>
        <translation>18 位，照证件输入</translation>
    </message>
    <message>
        <source>Refuses to give it</source>
        <translation>拒绝提供</translation>
    </message>
    <message>
        <source>WeChat, address …</source>
        <translation>微信、地址…</translation>
    </message>
    <message>
        <source>Name read back</source>
        <translation>姓名已核对</translation>
    </message>
    <message>
        <source>Needs care</source>
        <translation>需特殊照顾</translation>
    </message>
    <message>
        <source>Data may be used</source>
        <translation>同意留存资料</translation>
    </message>
    <message>
        <source>Messages welcome</source>
        <translation>同意收短信</translation>
    </message>
    <message>
        <source>Floor, lift, parking</source>
        <translation>楼层、电梯、停车</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机或尾号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Contact verified</source>
        <translation>联系方式核验</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信号</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>If refused</source>
        <translation>客户不提供时</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Way in</source>
        <translation>上门提示</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>确认与同意</translation>
    </message>
    <message>
        <source>Above ¥5,000.00; kept sealed</source>
        <translation>退换超过 ¥5,000.00 才登记，加密保存</translation>
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
    <name>DayEndPage</name>
    <message>
        <source>Day end</source>
        <translation>日终核对</translation>
    </message>
    <message>
        <source>Choose signed papers</source>
        <translation>选择签字单据</translation>
    </message>
    <message>
        <source>No paper was issued on this day</source>
        <translation>当日没有签发单据</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>换日</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Signed papers</source>
        <translation>签字单据</translation>
    </message>
    <message>
        <source>Print sheet</source>
        <translation>打印核对单</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>存 PDF</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Pictures and PDF ({0})</source>
        <translation>图片和 PDF ({0})</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>相符</translation>
    </message>
    <message>
        <source>Does not agree</source>
        <translation>不相符</translation>
    </message>
    <message numerus="yes">
        <source>%n papers wait to be told</source>
        <translation>
            <numerusform>%n 份待确认</numerusform>
        </translation>
    </message>
    <message>
        <source>Issued {0}, void {1}</source>
        <translation>签发 {0}，作废 {1}</translation>
    </message>
    <message>
        <source>printed {0} of {1}</source>
        <translation>打印 {0}/{1}</translation>
    </message>
    <message>
        <source>stored {0} of {1}</source>
        <translation>存档 {0}/{1}</translation>
    </message>
    <message>
        <source>at head office {0} of {1}</source>
        <translation>总部已收 {0}/{1}</translation>
    </message>
    <message>
        <source>signed stubs {0} of {1}</source>
        <translation>签字存根 {0}/{1}</translation>
    </message>
    <message>
        <source>orders nobody knows the end of: {0}</source>
        <translation>结果不明的打印任务 {0}</translation>
    </message>
    <message>
        <source> · missing {0}</source>
        <translation> · 缺号 {0}</translation>
    </message>
</context>
<context>
    <name>DaySheet</name>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>已保存为 {0}</translation>
    </message>
    <message>
        <source>The sheet was handed to {0}</source>
        <translation>核对单已送往 {0}</translation>
    </message>
    <message>
        <source>This desk has no printer: save the sheet as a PDF</source>
        <translation>本工位没有打印机：请另存为 PDF</translation>
    </message>
    <message>
        <source>Which day is it?</source>
        <translation>今天是哪天？</translation>
    </message>
    <message>
        <source>Today is</source>
        <translation>今天是</translation>
    </message>
    <message>
        <source>The clock of this computer shows {0}. It cannot be right.</source>
        <translation>电脑时钟显示 {0}，肯定不对。</translation>
    </message>
    <message>
        <source>Tickets, papers and time limits go by the day you write, until the program is closed or the clock is right. Have the clock set right soon.</source>
        <translation>工单、单据和期限都按填写的日期走，直到关闭程序或时钟校正。请尽快校正电脑时钟。</translation>
    </message>
    <message>
        <source>Go by this day</source>
        <translation>按这天办理</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Write year, month and day: 2026-11-22</source>
        <translation>请写全年月日：2026-11-22</translation>
    </message>
</context>
<context>
    <name>DayTable</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>存档</translation>
    </message>
    <message>
        <source>Head office</source>
        <translation>总部</translation>
    </message>
    <message>
        <source>Stub</source>
        <translation>存根</translation>
    </message>
    <message>
        <source>What is to be seen</source>
        <translation>核对结果</translation>
    </message>
    <message>
        <source>Papers of the day</source>
        <translation>当日单据</translation>
    </message>
    <message>
        <source>Number missing: nothing bears it</source>
        <translation>缺号：没有对应单据</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>有</translation>
    </message>
    <message>
        <source>no</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>Void: {0}</source>
        <translation>作废：{0}</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>相符</translation>
    </message>
</context>
<context>
    <name>Deadline</name>
    <message>
        <source>Entry</source>
        <translation>信息录入</translation>
    </message>
    <message>
        <source>First response</source>
        <translation>首次响应</translation>
    </message>
    <message>
        <source>First judgement</source>
        <translation>初步判断</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>启动应急</translation>
    </message>
    <message>
        <source>Check on site</source>
        <translation>上门核查</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>到达现场</translation>
    </message>
    <message>
        <source>Fault confirmed</source>
        <translation>确认故障</translation>
    </message>
    <message>
        <source>Liability</source>
        <translation>责任认定</translation>
    </message>
    <message>
        <source>Test begun</source>
        <translation>启动检测</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>处理方案</translation>
    </message>
    <message>
        <source>Repair plan</source>
        <translation>维修方案</translation>
    </message>
    <message>
        <source>Progress told</source>
        <translation>反馈进展</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>问题处理</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>解决方案</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>投诉回复</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>投诉解决</translation>
    </message>
    <message>
        <source>Escalation</source>
        <translation>升级</translation>
    </message>
    <message>
        <source>Pickup answered</source>
        <translation>取件响应</translation>
    </message>
    <message>
        <source>Pickup</source>
        <translation>上门取件</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Refund at once</source>
        <translation>当即退款</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>保养</translation>
    </message>
    <message>
        <source>Full inspection</source>
        <translation>全面检查</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>完成维修</translation>
    </message>
    <message>
        <source>Repair limit</source>
        <translation>修理期限</translation>
    </message>
    <message>
        <source>Parts limit</source>
        <translation>零配件期限</translation>
    </message>
    <message>
        <source>Exchange sent</source>
        <translation>换货发出</translation>
    </message>
    <message>
        <source>Exchange goods</source>
        <translation>换货到货</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Authority decides</source>
        <translation>行政受理决定</translation>
    </message>
</context>
<context>
    <name>DecidedLine</name>
    <message>
        <source>Take the other one after all</source>
        <translation>改为采用</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>改回原样</translation>
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
        <translation>拒签（有见证）</translation>
    </message>
</context>
<context>
    <name>DeliveryForm</name>
    <message>
        <source>Sign on screen</source>
        <translation>屏上签收</translation>
    </message>
    <message>
        <source>Signed on paper</source>
        <translation>纸上签收</translation>
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
        <source>Refused, witness</source>
        <translation>拒收有见证</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>见证人</translation>
    </message>
    <message>
        <source>Record delivery</source>
        <translation>登记送达</translation>
    </message>
    <message>
        <source>How the customer got it</source>
        <translation>送达方式</translation>
    </message>
    <message>
        <source>Hand over the screen</source>
        <translation>交客户签字</translation>
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
    <name>DemoCard</name>
    <message>
        <source>Making demo data</source>
        <translation>正在生成演示数据</translation>
    </message>
    <message>
        <source>Making demo data …</source>
        <translation>正在生成演示数据…</translation>
    </message>
    <message>
        <source>Open the demo data</source>
        <translation>打开演示数据</translation>
    </message>
    <message>
        <source>Try it with demo data first</source>
        <translation>先用演示数据试一试</translation>
    </message>
    <message>
        <source>Just looking?</source>
        <translation>想先看看？</translation>
    </message>
    <message>
        <source>A desk with 38 tickets, photos, slips and an invented staff, in a folder of its own. Nothing in it is real, and your own desk is not touched.</source>
        <translation>一个有 38 张工单、照片、单据和虚构人员的服务台，放在单独的文件夹里。内容均为虚构，不影响您自己的工位。</translation>
    </message>
    <message>
        <source>Step {0} of {1} · Esc stops</source>
        <translation>第 {0} 步，共 {1} 步 · 按 Esc 停止</translation>
    </message>
    <message>
        <source>Stopped; nothing is left of it.</source>
        <translation>已停止，没有留下任何内容。</translation>
    </message>
</context>
<context>
    <name>DemoSection</name>
    <message>
        <source>Runs on</source>
        <translation>继续走</translation>
    </message>
    <message>
        <source>Stands still</source>
        <translation>停住</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日期时间</translation>
    </message>
    <message>
        <source>Set the clock</source>
        <translation>设定时间</translation>
    </message>
    <message>
        <source>Written as 2026-11-20 10:00</source>
        <translation>请写作 2026-11-20 10:00</translation>
    </message>
    <message>
        <source>It is {0} now</source>
        <translation>现在是 {0}</translation>
    </message>
    <message>
        <source>Demo clock</source>
        <translation>演示时钟</translation>
    </message>
    <message>
        <source>Then it</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Clocks, levels and the queue follow at once. New entries carry this time.</source>
        <translation>时限、级别和列表立即随之变化；新的记录按这个时间写。</translation>
    </message>
</context>
<context>
    <name>DepreciationForm</name>
    <message>
        <source>Rate × days</source>
        <translation>日折旧率×天数</translation>
    </message>
    <message>
        <source>Agreed amount</source>
        <translation>协商金额</translation>
    </message>
    <message>
        <source>Depreciation</source>
        <translation>折旧扣除</translation>
    </message>
    <message>
        <source>Daily rate, %</source>
        <translation>日折旧率（%）</translation>
    </message>
    <message>
        <source>Days of use</source>
        <translation>使用天数</translation>
    </message>
    <message>
        <source>Depreciation by</source>
        <translation>折旧方式</translation>
    </message>
</context>
<context>
    <name>DeskPapers</name>
    <message>
        <source>Issue</source>
        <translation>出具</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>{0}: no printer is set</source>
        <translation>{0}：未设置打印机</translation>
    </message>
    <message>
        <source>{0} goes to {1}</source>
        <translation>{0} 已送往 {1}</translation>
    </message>
    <message>
        <source>What is open at the end of a shift; two sign it</source>
        <translation>交班时未结的事项，双方签字</translation>
    </message>
    <message>
        <source>Numbers of a week or a month, and what to do better</source>
        <translation>一周或一月的数字和改进事项</translation>
    </message>
    <message>
        <source>Rights, clocks, levels and sentences by the rules in force</source>
        <translation>按现行规则：权利、时限、分级、话术</translation>
    </message>
    <message>
        <source>Blank, to be filled in by hand</source>
        <translation>空白表，由客户手填</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签</translation>
    </message>
    <message>
        <source>To be signed</source>
        <translation>待签</translation>
    </message>
</context>
<context>
    <name>DeskPapersPage</name>
    <message>
        <source>Papers of the desk</source>
        <translation>服务台单据</translation>
    </message>
    <message>
        <source>Number or kind</source>
        <translation>编号或种类</translation>
    </message>
    <message>
        <source>No paper of that name</source>
        <translation>没有这种单据</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Sign on screen</source>
        <translation>屏幕签字</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Papers {0}</source>
        <translation>单据 {0}</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Confirm by PIN</source>
        <translation>PIN 确认</translation>
    </message>
    <message>
        <source>Of the desk, about no single ticket</source>
        <translation>属于服务台，不属于某一张工单</translation>
    </message>
</context>
<context>
    <name>DeskSection</name>
    <message>
        <source>None</source>
        <translation>不启用</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>立即重启</translation>
    </message>
    <message>
        <source>Kept. It counts from the next start on.</source>
        <translation>已保存，下次启动起生效。</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>工位</translation>
    </message>
    <message>
        <source>such as {0}; empty without shifts</source>
        <translation>例如 {0}；不分班就留空</translation>
    </message>
    <message>
        <source>Only after checking that they are in force; tickets say that they were applied.</source>
        <translation>核对现行有效后再启用；工单上会注明已计入地方规定。</translation>
    </message>
    <message>
        <source>Counts for new tickets; those that are there keep the rules they came in under.</source>
        <translation>对新工单生效，已有工单仍按受理时的规则。</translation>
    </message>
    <message>
        <source>Numbers that were given stay as they are, whatever the desk is called later.</source>
        <translation>已经给出的单号不变，无论工位以后叫什么。</translation>
    </message>
    <message>
        <source>as in the business licence; printed at the foot</source>
        <translation>与营业执照一致；印在单据页脚</translation>
    </message>
</context>
<context>
    <name>DeskWindow</name>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Intake</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>DeterminationPage</name>
    <message>
        <source>Determination {0}</source>
        <translation>责任认定 {0}</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>签发</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Marked as disputed: to be verified</source>
        <translation>已标为争议，待进一步验证</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>已保存 {0}</translation>
    </message>
</context>
<context>
    <name>DevicesSection</name>
    <message>
        <source>Scan anything now: goods, a label, a receipt.</source>
        <translation>现在扫一下试试：商品、标签、回执都行。</translation>
    </message>
    <message>
        <source>Camera off</source>
        <translation>关闭相机</translation>
    </message>
    <message>
        <source>Try camera</source>
        <translation>试相机</translation>
    </message>
    <message>
        <source>A document of ours</source>
        <translation>本店单据</translation>
    </message>
    <message>
        <source>A ticket number</source>
        <translation>工单号</translation>
    </message>
    <message>
        <source>Goods, check digit right</source>
        <translation>商品条码，校验位正确</translation>
    </message>
    <message>
        <source>Some other code</source>
        <translation>其他码</translation>
    </message>
    <message>
        <source>The scanner works.</source>
        <translation>扫码枪正常。</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读到</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>字符数</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫码枪</translation>
    </message>
    <message>
        <source>A scanner types like a keyboard. Set it to send Enter or Tab after each code.</source>
        <translation>扫码枪等于一个很快的键盘。请设成每码之后发 Enter 或 Tab。</translation>
    </message>
</context>
<context>
    <name>DirectCard</name>
    <message>
        <source>Roll printers without a driver</source>
        <translation>免驱动的小票打印机</translation>
    </message>
    <message>
        <source>ESC/POS, 80 or 58 mm</source>
        <translation>ESC/POS，80 或 58 毫米</translation>
    </message>
    <message>
        <source>cuts</source>
        <translation>切纸</translation>
    </message>
    <message>
        <source>is torn off</source>
        <translation>手撕</translation>
    </message>
    <message>
        <source>it is asked</source>
        <translation>向打印机查询</translation>
    </message>
    <message>
        <source>it cannot say: believe it</source>
        <translation>打印机不回话：视为已打印</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Reached by</source>
        <translation>连接方式</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>打完后</translation>
    </message>
    <message>
        <source>Whether it printed</source>
        <translation>是否打出</translation>
    </message>
    <message>
        <source>Does the last line at {0} read “{1}”?</source>
        <translation>{0} 打出的最后一行是“{1}”吗？</translation>
    </message>
    <message>
        <source>Yes, print letters</source>
        <translation>是，用自带字库</translation>
    </message>
    <message>
        <source>No, print pictures</source>
        <translation>不是，用位图</translation>
    </message>
    <message>
        <source>own letters</source>
        <translation>自带字库</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>测试页</translation>
    </message>
    <message>
        <source>Test page for {0}</source>
        <translation>{0}的测试页</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>删除{0}</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>USB device</source>
        <translation>USB 设备</translation>
    </message>
    <message>
        <source>Serial line</source>
        <translation>串口</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
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
    <name>DocumentPage</name>
    <message>
        <source>Copies</source>
        <translation>联次</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>存 PDF</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>已存为 {0}</translation>
    </message>
    <message>
        <source>version {0}, issued {1}</source>
        <translation>第 {0} 版 · 签发 {1}</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>已被代替</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>未签</translation>
    </message>
    <message>
        <source>This document cannot be shown</source>
        <translation>无法显示这份单据</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Chinese and English</source>
        <translation>中英文</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>DocumentPrinters</name>
    <message>
        <source>Printer per document</source>
        <translation>各单据的打印机</translation>
    </message>
    <message>
        <source>empty: as for every document</source>
        <translation>留空：与所有单据相同</translation>
    </message>
    <message>
        <source>Another document…</source>
        <translation>其他单据…</translation>
    </message>
    <message>
        <source>Another document</source>
        <translation>其他单据</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>As above</source>
        <translation>同上</translation>
    </message>
    <message>
        <source>Printer for {0}</source>
        <translation>{0}的打印机</translation>
    </message>
    <message>
        <source>Paper for {0}</source>
        <translation>{0}的纸张</translation>
    </message>
    <message>
        <source>Copies of {0}</source>
        <translation>{0}的份数</translation>
    </message>
    <message>
        <source>each once</source>
        <translation>各一份</translation>
    </message>
    <message>
        <source>Tray for {0}</source>
        <translation>{0}的纸盒</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>测试页</translation>
    </message>
    <message>
        <source>Test page for {0}</source>
        <translation>{0}的测试页</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>纸盒</translation>
    </message>
</context>
<context>
    <name>EarlyKeys</name>
    <message>
        <source>Being read</source>
        <translation>正在读取</translation>
    </message>
</context>
<context>
    <name>EmergencyPanel</name>
    <message>
        <source>Emergency steps</source>
        <translation>应急步骤</translation>
    </message>
    <message>
        <source>Another step</source>
        <translation>其他步骤</translation>
    </message>
    <message>
        <source>Emergency process</source>
        <translation>应急流程</translation>
    </message>
    <message>
        <source>What exactly</source>
        <translation>具体情况</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>已启动</translation>
    </message>
    <message>
        <source>To be started</source>
        <translation>待启动</translation>
    </message>
    <message>
        <source>Log a step</source>
        <translation>登记步骤</translation>
    </message>
</context>
<context>
    <name>EncryptionCard</name>
    <message>
        <source>Encryption of all data</source>
        <translation>全部数据加密</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>立即重启</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>For a computer that is carried about: database, photos and papers, a lost disk tells nothing. It needs as much free space as the data takes, and the recovery code on paper: without the key nobody opens it. It is done at the next start and may be cut off at any moment.</source>
        <translation>适合带出门的电脑：数据库、照片和单据整体加密，硬盘丢了也读不出内容。需要与数据同样大小的可用空间，并请先把恢复码打印好：没有密钥谁也打不开。下次启动时进行，中途断电也不会丢数据。</translation>
    </message>
    <message>
        <source>Lay it in clear at the next start</source>
        <translation>下次启动时恢复明文</translation>
    </message>
    <message>
        <source>Encrypt at the next start</source>
        <translation>下次启动时加密</translation>
    </message>
    <message>
        <source>The data is encrypted at the next start.</source>
        <translation>下次启动时加密全部数据。</translation>
    </message>
    <message>
        <source>The data is laid in clear at the next start.</source>
        <translation>下次启动时恢复为明文。</translation>
    </message>
    <message>
        <source>All data is encrypted.</source>
        <translation>全部数据已加密。</translation>
    </message>
    <message>
        <source>The data lies in clear, keys and identity numbers apart.</source>
        <translation>数据为明文（密钥和身份证号除外）。</translation>
    </message>
    <message>
        <source>The data lies in clear, keys and identity numbers apart. To encrypt it, install the extra first: pip install &apos;counterfoil[sealed]&apos;</source>
        <translation>数据为明文（密钥和身份证号除外）。要加密，请先安装组件：pip install &apos;counterfoil[sealed]&apos;</translation>
    </message>
</context>
<context>
    <name>EnrolCard</name>
    <message>
        <source>Join a head office</source>
        <translation>接入总部</translation>
    </message>
    <message>
        <source>for example: till computer</source>
        <translation>例如：前台电脑</translation>
    </message>
    <message>
        <source>Address of head office</source>
        <translation>总部地址</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>接入码</translation>
    </message>
    <message>
        <source>Name of this computer</source>
        <translation>本机名称</translation>
    </message>
    <message>
        <source>Look who answers</source>
        <translation>查看总部</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Asking who answers</source>
        <translation>正在查看总部</translation>
    </message>
    <message>
        <source>Please fill this in</source>
        <translation>请填写</translation>
    </message>
    <message>
        <source>Joining</source>
        <translation>正在接入</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>{0} answers. Compare this fingerprint with the one on head office&apos;s screen, every letter.</source>
        <translation>{0} 已应答。请与总部屏幕上的指纹逐字核对。</translation>
    </message>
    <message>
        <source>Same fingerprint, join</source>
        <translation>指纹一致，接入</translation>
    </message>
    <message>
        <source>Head office gives both. The code works once, within three days.</source>
        <translation>地址和接入码由总部提供。接入码只能用一次，三天内有效。</translation>
    </message>
</context>
<context>
    <name>ErasingCard</name>
    <message>
        <source>Personal data over their time</source>
        <translation>到期的个人信息</translation>
    </message>
    <message>
        <source>What is over its time is erased once a day. It never comes back.</source>
        <translation>到期的个人信息每天自动删除，删除后不可恢复。</translation>
    </message>
    <message>
        <source>It is {0}: erase what is due</source>
        <translation>今天确是 {0}：删除到期信息</translation>
    </message>
    <message>
        <source>The day is believed; what is due goes within half an hour</source>
        <translation>日期已确认，到期信息半小时内删除</translation>
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
    <message>
        <source>Photo at head office, being fetched</source>
        <translation>照片在总部，正在取</translation>
    </message>
    <message>
        <source>At the other desk only, not uploaded yet</source>
        <translation>仅在他台，尚未上传</translation>
    </message>
    <message>
        <source>Lost at the other desk</source>
        <translation>他台已丢失此文件</translation>
    </message>
    <message>
        <source>With the head office before, not fetched any more</source>
        <translation>留在原总部，不再取回</translation>
    </message>
    <message>
        <source>{0} missing</source>
        <translation>缺 {0}</translation>
    </message>
</context>
<context>
    <name>EvidenceColumn</name>
    <message>
        <source>No photos yet. F6 on the ticket takes some.</source>
        <translation>还没有照片，在工单页按 F6 拍照。</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Evidence {0}</source>
        <translation>证据 {0}</translation>
    </message>
    <message>
        <source>No proof</source>
        <translation>无凭证</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>购买</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收货</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Reason for taking this photo out, Enter</source>
        <translation>写明作废原因，回车确认</translation>
    </message>
    <message>
        <source>Evidence {0}</source>
        <translation>证据 {0}</translation>
    </message>
    <message>
        <source>Tag: {0}</source>
        <translation>标签 {0}</translation>
    </message>
    <message>
        <source>Photos, video, scans</source>
        <translation>照片、视频、扫描件</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>EvidenceSide</name>
    <message>
        <source>{0}. Enter: fetch now</source>
        <translation>{0}。按 Enter 立即取</translation>
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
    <name>ExchangeForm</name>
    <message>
        <source>Refused</source>
        <translation>不接受</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>未询问</translation>
    </message>
    <message>
        <source>Expected on</source>
        <translation>预计到货</translation>
    </message>
    <message>
        <source>Substitute</source>
        <translation>替代品</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>货源</translation>
    </message>
    <message>
        <source>at the latest {0}</source>
        <translation>最晚 {0}</translation>
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
        <source>Pickup asked for</source>
        <translation>待取件</translation>
    </message>
    <message>
        <source>Pickup appointed</source>
        <translation>已约取件</translation>
    </message>
    <message>
        <source>Goods picked up</source>
        <translation>已取件</translation>
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
    <name>ExecutionPanel</name>
    <message>
        <source>Next steps</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Parcel number, appointment, who: kept with the next step</source>
        <translation>运单号、预约、经办人等，随下一步一起记录</translation>
    </message>
    <message>
        <source>The exchange-return slip is not signed yet.</source>
        <translation>退换货确认单尚未签字。</translation>
    </message>
    <message>
        <source>Carrying out</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>Everything agreed is done.</source>
        <translation>约定事项已全部办完。</translation>
    </message>
    <message>
        <source>First the customer accepts a plan.</source>
        <translation>客户接受方案后才能执行。</translation>
    </message>
    <message>
        <source>Step on</source>
        <translation>推进</translation>
    </message>
    <message>
        <source>All done</source>
        <translation>全部办完</translation>
    </message>
    <message>
        <source>Copy message, keep as told</source>
        <translation>复制短信并记为已告知</translation>
    </message>
    <message>
        <source>The message is copied, and kept as told</source>
        <translation>短信已复制，并记为已告知客户</translation>
    </message>
    <message>
        <source>Start: {0}</source>
        <translation>开始{0}</translation>
    </message>
    <message>
        <source>Text for the customer: {0}</source>
        <translation>短信内容：{0}</translation>
    </message>
</context>
<context>
    <name>FactList</name>
    <message>
        <source>State a circumstance</source>
        <translation>补充情况</translation>
    </message>
    <message>
        <source>Type a word</source>
        <translation>输入名称查找</translation>
    </message>
    <message>
        <source>Nothing of that name</source>
        <translation>没有这一项</translation>
    </message>
    <message>
        <source>State</source>
        <translation>补充</translation>
    </message>
</context>
<context>
    <name>FactSheet</name>
    <message>
        <source>Down shows what the rules know</source>
        <translation>按 ↓ 列出规则里的说法</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>State a circumstance</source>
        <translation>补充情况</translation>
    </message>
    <message>
        <source>It may change: {0}</source>
        <translation>会影响：{0}</translation>
    </message>
    <message>
        <source>The rules go by: {0}</source>
        <translation>目前按此判断：{0}</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Article</source>
        <translation>品名</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>ID declined</source>
        <translation>拒供证件</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Way in</source>
        <translation>进门说明</translation>
    </message>
    <message>
        <source>Read back</source>
        <translation>已复核</translation>
    </message>
    <message>
        <source>Verified by</source>
        <translation>核验方式</translation>
    </message>
    <message>
        <source>Special care</source>
        <translation>需照顾</translation>
    </message>
    <message>
        <source>Data consent</source>
        <translation>信息授权</translation>
    </message>
    <message>
        <source>Message consent</source>
        <translation>短信授权</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>品类</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Bought on</source>
        <translation>购买日期</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>收货日期</translation>
    </message>
    <message>
        <source>Installed on</source>
        <translation>安装日期</translation>
    </message>
    <message>
        <source>Accepted on</source>
        <translation>验收日期</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Invoice number</source>
        <translation>发票号</translation>
    </message>
    <message>
        <source>Bought at</source>
        <translation>购买渠道</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>专柜</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Contract clause</source>
        <translation>合同条款</translation>
    </message>
    <message>
        <source>Made to order</source>
        <translation>定制</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>Proof state</source>
        <translation>凭证状态</translation>
    </message>
    <message>
        <source>Proof checked</source>
        <translation>凭证核对</translation>
    </message>
    <message>
        <source>Left at the desk</source>
        <translation>留存物品</translation>
    </message>
    <message>
        <source>Customer&apos;s words</source>
        <translation>客户原话</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Problem type</source>
        <translation>问题类型</translation>
    </message>
    <message>
        <source>Faulty part</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Expectation</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>Asked before</source>
        <translation>已联系过</translation>
    </message>
    <message>
        <source>People affected</source>
        <translation>涉及人数</translation>
    </message>
    <message>
        <source>Safety risk</source>
        <translation>安全风险</translation>
    </message>
    <message>
        <source>Media threat</source>
        <translation>曝光风险</translation>
    </message>
    <message>
        <source>Agitated</source>
        <translation>情绪激动</translation>
    </message>
    <message>
        <source>Injury</source>
        <translation>人身伤害</translation>
    </message>
    <message>
        <source>Bad review</source>
        <translation>差评</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>加急</translation>
    </message>
    <message>
        <source>Wanted by</source>
        <translation>最后期限</translation>
    </message>
    <message>
        <source>Property loss</source>
        <translation>财产损失</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Taken in at</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>Taken in by</source>
        <translation>受理人</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>工位</translation>
    </message>
    <message>
        <source>Policy profile</source>
        <translation>政策方案</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>采用该内容</translation>
    </message>
    <message>
        <source>Packaging intact</source>
        <translation>包装完好</translation>
    </message>
    <message>
        <source>Unused</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>Accessories complete</source>
        <translation>配件齐全</translation>
    </message>
    <message>
        <source>Resale affected</source>
        <translation>影响二次销售</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>责任主体</translation>
    </message>
    <message>
        <source>Share %</source>
        <translation>比例 %</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>处理建议</translation>
    </message>
    <message>
        <source>Grounds</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>责任分担</translation>
    </message>
    <message>
        <source>To be checked</source>
        <translation>待查</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>Answers to the customer</source>
        <translation>对客户负责</translation>
    </message>
    <message>
        <source>Responsible person</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Reason for another verdict</source>
        <translation>改判理由</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>有争议</translation>
    </message>
    <message>
        <source>Determined at</source>
        <translation>认定时间</translation>
    </message>
    <message>
        <source>Determined by</source>
        <translation>认定人</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Entitlement</source>
        <translation>效力</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>By</source>
        <translation>由谁</translation>
    </message>
    <message>
        <source>Who lent the right</source>
        <translation>授权人</translation>
    </message>
    <message>
        <source>In the stead of</source>
        <translation>代替</translation>
    </message>
    <message>
        <source>Paid by the customer</source>
        <translation>客户付费</translation>
    </message>
    <message>
        <source>Freight paid by</source>
        <translation>运费承担</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>换货</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>货源</translation>
    </message>
    <message>
        <source>Expected on</source>
        <translation>预计到货</translation>
    </message>
    <message>
        <source>Substitute refused</source>
        <translation>拒绝替代</translation>
    </message>
    <message>
        <source>Way of payment</source>
        <translation>退款方式</translation>
    </message>
    <message>
        <source>Depreciation</source>
        <translation>折旧</translation>
    </message>
    <message>
        <source>Days of use</source>
        <translation>使用天数</translation>
    </message>
    <message>
        <source>Daily rate</source>
        <translation>日折旧率</translation>
    </message>
    <message>
        <source>Invoice handling</source>
        <translation>发票处理</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已联系上</translation>
    </message>
    <message>
        <source>Told how it stands</source>
        <translation>已告知进展</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Nothing else to do</source>
        <translation>无后续</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>需补</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Testing body</source>
        <translation>检测机构</translation>
    </message>
    <message>
        <source>Tested</source>
        <translation>检测项目</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Advanced by</source>
        <translation>垫付方</translation>
    </message>
    <message>
        <source>Borne by</source>
        <translation>承担方</translation>
    </message>
    <message>
        <source>Report number</source>
        <translation>报告编号</translation>
    </message>
    <message>
        <source>Reported at</source>
        <translation>报告时间</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Signer</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>签字方式</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>见证人</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>电子签名约定</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Handed to</source>
        <translation>收件方</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>As</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Other ticket</source>
        <translation>关联单号</translation>
    </message>
    <message>
        <source>Batch ticket</source>
        <translation>批次单号</translation>
    </message>
    <message>
        <source>Goes on in</source>
        <translation>并入单号</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为何</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>联次</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>师傅</translation>
    </message>
    <message>
        <source>Waybill</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Own complaint</source>
        <translation>该件问题</translation>
    </message>
    <message>
        <source>Circumstances</source>
        <translation>补充情况</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Look in</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
</context>
<context>
    <name>FirstStartPage</name>
    <message>
        <source>2F service desk</source>
        <translation>2F 服务台</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>None</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>There is one</source>
        <translation>有总部</translation>
    </message>
    <message>
        <source>6 digits</source>
        <translation>6 位数字</translation>
    </message>
    <message>
        <source>Start working</source>
        <translation>开始使用</translation>
    </message>
    <message>
        <source>First start</source>
        <translation>首次设置</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Demo data</source>
        <translation>演示数据</translation>
    </message>
    <message>
        <source>No printer is set up on this computer yet; it can be chosen later in the settings.</source>
        <translation>这台电脑还没有打印机，以后可在设置中选择。</translation>
    </message>
    <message>
        <source>none: open to all</source>
        <translation>不设则人人可用</translation>
    </message>
    <message>
        <source>All data stays here: {0}, encrypted as a whole, for this computer is carried about. Its key lies outside it; a recovery sheet is offered next.</source>
        <translation>数据都在本机：{0}，因电脑随身携带，整库加密。密钥另放别处；启用后请打印恢复单。</translation>
    </message>
    <message>
        <source>Everything works without one. With one, its address and code are asked next.</source>
        <translation>没有总部也一切照常。有的话，下一步填写地址和接入码。</translation>
    </message>
    <message>
        <source>Desk code</source>
        <translation>工位号</translation>
    </message>
    <message>
        <source>Desk name</source>
        <translation>工位名</translation>
    </message>
    <message>
        <source>Mall or shop</source>
        <translation>商场或门店</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>营业时间</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>政策</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Head office</source>
        <translation>总部</translation>
    </message>
    <message>
        <source>First supervisor</source>
        <translation>第一位主管</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>PIN again</source>
        <translation>再输一次 PIN</translation>
    </message>
    <message>
        <source>Stands in every number: 2F01-261120-0001</source>
        <translation>出现在每个单号里：2F01-261120-0001</translation>
    </message>
    <message>
        <source>Five questions</source>
        <translation>五个问题</translation>
    </message>
    <message>
        <source>each can be changed later in the settings</source>
        <translation>以后都可以在设置中修改</translation>
    </message>
    <message>
        <source>All data stays here: {0}. Its key lies outside it; a recovery sheet is offered next.</source>
        <translation>数据都在本机：{0}。密钥另放别处；启用后请打印恢复单。</translation>
    </message>
    <message>
        <source>Welcome to Counterfoil</source>
        <translation>欢迎使用存根</translation>
    </message>
    <message>
        <source>keeps the stub of every slip</source>
        <translation>每一张单据都留底</translation>
    </message>
</context>
<context>
    <name>FollowUpPanel</name>
    <message>
        <source>On time</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>延误</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>A low score: check the case again?</source>
        <translation>评分偏低：是否重新核查？</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新核查</translation>
    </message>
    <message>
        <source>Close the ticket</source>
        <translation>关闭归档</translation>
    </message>
    <message>
        <source>The follow-up comes when everything is carried out.</source>
        <translation>执行完成后回访。</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Contact verified</source>
        <translation>联系方式核验</translation>
    </message>
    <message>
        <source>Before closing, once by any way</source>
        <translation>关闭前核验一次即可</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>As agreed</source>
        <translation>是否按时</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>回访方式</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>very poor</source>
        <translation>很差</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>较差</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>good</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>very good</source>
        <translation>很满意</translation>
    </message>
    <message>
        <source>Low score in the follow-up</source>
        <translation>回访评分偏低</translation>
    </message>
</context>
<context>
    <name>FormCard</name>
    <message>
        <source>Less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>FormField</name>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>{0} required</source>
        <translation>{0} 必填</translation>
    </message>
</context>
<context>
    <name>FormFrame</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>Encrypting the data</source>
        <translation>正在加密全部数据</translation>
    </message>
    <message>
        <source>Laying the data in clear</source>
        <translation>正在恢复为明文</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>{0} of {1} MB</source>
        <translation>{0} / {1} MB</translation>
    </message>
    <message>
        <source>Everything is copied into its new form, compared with the old, and only then the old is erased. Switching the computer off harms nothing: the next start begins again.</source>
        <translation>全部数据先复制成新形式，与旧的逐一比对，然后才擦除旧的。中途关机不会丢数据，下次启动时重新开始。</translation>
    </message>
</context>
<context>
    <name>GapsCard</name>
    <message>
        <source>State a circumstance</source>
        <translation>补充情况</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>还缺</translation>
    </message>
    <message>
        <source>Photo: {0}</source>
        <translation>照片：{0}</translation>
    </message>
    <message>
        <source>Article {0}</source>
        <translation>第 {0} 件</translation>
    </message>
</context>
<context>
    <name>GoodsCard</name>
    <message>
        <source>Another article</source>
        <translation>再加一件</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>去掉这件</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>各件商品</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫码</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>品名</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>品类</translation>
    </message>
    <message>
        <source>Bought on</source>
        <translation>购买日期</translation>
    </message>
    <message>
        <source>Bought at</source>
        <translation>购买渠道</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>Delivered on</source>
        <translation>收货日期</translation>
    </message>
    <message>
        <source>Installed on</source>
        <translation>安装日期</translation>
    </message>
    <message>
        <source>Accepted on</source>
        <translation>验收日期</translation>
    </message>
    <message>
        <source>Made to order</source>
        <translation>定制</translation>
    </message>
    <message>
        <source>Order no.</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>支付方式</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Invoice no.</source>
        <translation>发票号</translation>
    </message>
    <message>
        <source>Serial no.</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>门店专柜</translation>
    </message>
    <message>
        <source>Contract clause</source>
        <translation>合同条款</translation>
    </message>
    <message>
        <source>Proof is</source>
        <translation>凭证状态</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>依据</translation>
    </message>
</context>
<context>
    <name>GroundPicker</name>
    <message>
        <source>Photo, clause, standard, article</source>
        <translation>照片、条款、标准号、法条</translation>
    </message>
    <message>
        <source>Photo {0} {1}</source>
        <translation>照片 {0} {1}</translation>
    </message>
    <message>
        <source>Photos {0}</source>
        <translation>证据 {0}</translation>
    </message>
    <message>
        <source>{0} was replaced before this purchase</source>
        <translation>{0} 在购买前已被代替</translation>
    </message>
    <message>
        <source>{0} was replaced before this purchase; cite {1}</source>
        <translation>{0} 在购买前已被代替，请引用 {1}</translation>
    </message>
    <message>
        <source>{0} was not yet in force at this purchase</source>
        <translation>{0} 在购买时尚未实施</translation>
    </message>
    <message>
        <source>{0} was not yet in force at this purchase; cite {1}</source>
        <translation>{0} 在购买时尚未实施，请引用 {1}</translation>
    </message>
</context>
<context>
    <name>HeadOfficeSection</name>
    <message>
        <source>This desk has no head office. Everything works without one.</source>
        <translation>本台没有总部，一切照常。</translation>
    </message>
    <message>
        <source>To the sync page</source>
        <translation>去同步页</translation>
    </message>
    <message>
        <source>Head office</source>
        <translation>总部</translation>
    </message>
    <message>
        <source>Files of other desks</source>
        <translation>他台文件</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Join a head office</source>
        <translation>接入总部</translation>
    </message>
    <message>
        <source>shut out</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>门店</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>本台</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>接入时间</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>set by head office</source>
        <translation>总部设定</translation>
    </message>
    <message>
        <source>Fetched ahead</source>
        <translation>预先取回</translation>
    </message>
    <message>
        <source>Photos, papers and videos of open tickets come by themselves; those of closed ones for so long after they were made. Older ones come when somebody opens the ticket.</source>
        <translation>未结工单的照片、单据和视频会自动取回；已结工单的，从形成之日起在这个期限内自动取回，更早的在打开工单时再取。</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Open tickets only</source>
        <translation>仅未结工单</translation>
    </message>
    <message>
        <source>paid by the amount</source>
        <translation>按流量计费</translation>
    </message>
    <message>
        <source>free to use</source>
        <translation>不限流量</translation>
    </message>
    <message>
        <source>goes up from {0}:00 to {1}:00</source>
        <translation>{0} 点至 {1} 点上传</translation>
    </message>
    <message>
        <source>goes up at night</source>
        <translation>夜间上传</translation>
    </message>
    <message>
        <source>goes up at any time</source>
        <translation>随时上传</translation>
    </message>
</context>
<context>
    <name>HeadSection</name>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>文件无法读取。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Head of documents</source>
        <translation>单据抬头</translation>
    </message>
    <message>
        <source>Names, address, phone and hours stand under “Desk”.</source>
        <translation>名称、地址、电话和营业时间在「工位」里设置。</translation>
    </message>
    <message>
        <source>PNG or JPEG, up to 4 MB. On rolls and impact paper it is printed in black and white.</source>
        <translation>PNG 或 JPEG，4 MB 以内。卷纸和针式纸上印成黑白。</translation>
    </message>
    <message>
        <source>PNG on transparent or white ground. A picture of a stamp is no electronic seal: it may stand only on notices of the shop alone. Agreements, money and what goes to others is stamped by hand.</source>
        <translation>PNG，透明或白底。印章图像不是电子印章，只能用在本店单方出具的通知上；协议、钱款和交给他方的单据须盖实体章。</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>Picture of the stamp</source>
        <translation>印章图像</translation>
    </message>
    <message>
        <source>Print the stamp on</source>
        <translation>印章用于</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Pages</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>换页</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>works without a network</source>
        <translation>无需网络</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>Blurred, take it again</source>
        <translation>模糊，请重拍</translation>
    </message>
    <message>
        <source>Too dark, take it again</source>
        <translation>太暗，请重拍</translation>
    </message>
    <message>
        <source>Too bright, take it again</source>
        <translation>过曝，请重拍</translation>
    </message>
    <message>
        <source>Too small</source>
        <translation>图片过小</translation>
    </message>
    <message>
        <source>The name says another kind of file</source>
        <translation>扩展名与内容不符</translation>
    </message>
    <message>
        <source>Camera&apos;s clock was wrong</source>
        <translation>相机时间有误</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>File missing</source>
        <translation>文件缺失</translation>
    </message>
    <message>
        <source>Paper of the desk begun</source>
        <translation>出具服务台单据</translation>
    </message>
    <message>
        <source>Consent given</source>
        <translation>登记同意</translation>
    </message>
    <message>
        <source>Consent withdrawn</source>
        <translation>撤回同意</translation>
    </message>
    <message>
        <source>ID number looked at</source>
        <translation>查看身份证号</translation>
    </message>
    <message>
        <source>Erasure held up</source>
        <translation>暂缓删除</translation>
    </message>
    <message>
        <source>Erasure goes on</source>
        <translation>恢复删除</translation>
    </message>
    <message>
        <source>Personal data erased</source>
        <translation>删除个人信息</translation>
    </message>
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
        <source>Complaint corrected</source>
        <translation>更正该件问题</translation>
    </message>
    <message>
        <source>Circumstance stated</source>
        <translation>补充情况</translation>
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
        <source>Picture copies made again</source>
        <translation>重新生成查看图和缩略图</translation>
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
        <source>Evidence bundle handed out</source>
        <translation>导出证据包</translation>
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
        <source>Approval asked of head office</source>
        <translation>已向总部报批</translation>
    </message>
    <message>
        <source>Approval refused</source>
        <translation>审批未通过</translation>
    </message>
    <message>
        <source>Right lent</source>
        <translation>授权办理</translation>
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
        <source>Execution called off</source>
        <translation>终止执行</translation>
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
    <message>
        <source>Taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Conflict decided</source>
        <translation>冲突已裁定</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未联系上</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>已核查</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Earlier tickets</source>
        <translation>历史工单</translation>
    </message>
    <message>
        <source>No earlier ticket under this phone.</source>
        <translation>这个号码没有历史工单。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
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
        <source>No picture</source>
        <translation>没有图片</translation>
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
    <name>Injury</name>
    <message>
        <source>Slight</source>
        <translation>轻伤</translation>
    </message>
    <message>
        <source>Severe</source>
        <translation>重伤</translation>
    </message>
</context>
<context>
    <name>InspectionForm</name>
    <message>
        <source>Look at the goods</source>
        <translation>商品查验</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>查验所见</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Packing ok</source>
        <translation>包装完好</translation>
    </message>
    <message>
        <source>Resale hurt</source>
        <translation>影响再售</translation>
    </message>
    <message>
        <source>Unused</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>配件齐全</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>尚未查验</translation>
    </message>
    <message>
        <source>Original state: all three right</source>
        <translation>原状：三项都符合</translation>
    </message>
    <message>
        <source>Not in the original state</source>
        <translation>不符合原状</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Say why</source>
        <translation>请写依据</translation>
    </message>
    <message>
        <source>Phone, WeChat or address</source>
        <translation>填手机、微信或地址</translation>
    </message>
    <message>
        <source>The whole number, please</source>
        <translation>请填完整号码</translation>
    </message>
    <message>
        <source>Digits only; WeChat under More</source>
        <translation>只写号码，微信在「更多」里</translation>
    </message>
    <message>
        <source>{0} digits; a mobile has 11</source>
        <translation>{0} 位，手机是 11 位</translation>
    </message>
    <message>
        <source>A number abroad</source>
        <translation>境外号码</translation>
    </message>
    <message>
        <source>Check digit is wrong: scan again</source>
        <translation>校验位不对，请重扫</translation>
    </message>
    <message>
        <source>Name or category</source>
        <translation>填品名或品类</translation>
    </message>
    <message>
        <source>No such category</source>
        <translation>没有此品类</translation>
    </message>
    <message>
        <source>No ID number here: it has its own field</source>
        <translation>此处不填身份证号，请填专用栏</translation>
    </message>
    <message>
        <source>Required above ¥5,000.00, or refused</source>
        <translation>超过 ¥5,000.00 须填，或勾拒绝</translation>
    </message>
    <message>
        <source>Not after today</source>
        <translation>不能晚于今天</translation>
    </message>
    <message>
        <source>Is over; from today on</source>
        <translation>已过去，应从今天起</translation>
    </message>
    <message>
        <source>After the report of {0}</source>
        <translation>晚于反映日 {0}</translation>
    </message>
    <message>
        <source>Before “{0}” {1}</source>
        <translation>早于{0} {1}</translation>
    </message>
    <message>
        <source>Only the years {0}</source>
        <translation>只接受 {0} 年</translation>
    </message>
    <message>
        <source>No date; for example +3 or 周五</source>
        <translation>不是日期，如 +3、周五</translation>
    </message>
    <message>
        <source>No date; for example -3 or 昨</source>
        <translation>不是日期，如 -3、昨</translation>
    </message>
    <message>
        <source>There is no such day</source>
        <translation>没有这一天</translation>
    </message>
    <message>
        <source>One of the list, please</source>
        <translation>请从列表中选</translation>
    </message>
    <message>
        <source>A number from 1 to {0}</source>
        <translation>1 到 {0} 的整数</translation>
    </message>
    <message>
        <source>{0} characters; {1} at most</source>
        <translation>{0} 字，最多 {1} 字</translation>
    </message>
    <message>
        <source>Say when: tomorrow at 10</source>
        <translation>写明时间，如明天10点</translation>
    </message>
    <message>
        <source>No amount; for example 199.00</source>
        <translation>不是金额，例如 199.00</translation>
    </message>
    <message>
        <source>Not below zero</source>
        <translation>不能为负</translation>
    </message>
    <message>
        <source>Two decimals at most</source>
        <translation>最多两位小数</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>金额过大</translation>
    </message>
    <message>
        <source>A supervisor confirms it later</source>
        <translation>须主管事后确认</translation>
    </message>
    <message>
        <source>Name the proof first</source>
        <translation>先选凭证</translation>
    </message>
    <message>
        <source>entry {0} min late</source>
        <translation>录入 超 {0} 分</translation>
    </message>
    <message>
        <source>entry {0} min left</source>
        <translation>录入 剩 {0} 分</translation>
    </message>
</context>
<context>
    <name>Intake help</name>
    <message>
        <source>Enter goes on; on the last field it saves.</source>
        <translation>Enter 到下一项；在最后一项上保存。</translation>
    </message>
    <message>
        <source>The last 4 digits, the whole number, a name or its initials find customers you know. Nobody found: what you typed is carried on.</source>
        <translation>输入手机后 4 位、整个号码、姓名或拼音首字母，列出老客户；没有找到时，输入的内容照用。</translation>
    </message>
    <message>
        <source>Scan at any time, in any field. A new barcode asks for the name once.</source>
        <translation>任何时候都可以扫码，不论光标在哪。新条码只问一次品名。</translation>
    </message>
    <message>
        <source>1118, 11-18, -3 and 昨 are dates. Up and Down move by a day.</source>
        <translation>1118、11-18、-3、昨 都是日期；上下键逐日调整。</translation>
    </message>
    <message>
        <source>How the proof was checked, or why it does not count.</source>
        <translation>凭证怎么核对的，或为什么不算数。</translation>
    </message>
    <message>
        <source>The day of delivery starts the windows of goods that come to the house.</source>
        <translation>送货上门的商品，各期限从收货日起算。</translation>
    </message>
    <message>
        <source>Where the merchant installs, the windows start when that is done.</source>
        <translation>商家负责安装的，期限从安装完成日起算。</translation>
    </message>
    <message>
        <source>Made to the customer&apos;s measure: the law&apos;s return without reason does not hold.</source>
        <translation>按客户尺寸定制的，法定的无理由退货不适用。</translation>
    </message>
    <message>
        <source>Pieces of the same article; the price is that of one.</source>
        <translation>同一商品的件数；单价是一件的价钱。</translation>
    </message>
    <message>
        <source>To be verified before the case is closed: shown, called back, code.</source>
        <translation>结案前须核验联系方式：当面出示、回拨或短信验证码。</translation>
    </message>
    <message>
        <source>Only for returns and exchanges above ¥5,000.00. Kept sealed, masked on paper, never in drafts. Who refuses keeps every right.</source>
        <translation>退换货超过 ¥5,000.00 才登记。加密保存，单据上打码，不进草稿。客户拒绝提供不影响任何权利。</translation>
    </message>
    <message>
        <source>Without proof the case is taken in all the same and marked to be checked; a member record needs a supervisor&apos;s word.</source>
        <translation>没有凭证照样受理，标为待核查；会员记录须主管确认。</translation>
    </message>
    <message>
        <source>The customer&apos;s own words. Danger or the media in them propose level 1. Ctrl+Enter: new line.</source>
        <translation>照写客户原话；涉及人身安全或媒体的词会提出定一级。Ctrl+Enter 换行。</translation>
    </message>
    <message>
        <source>The digit before a word takes it.</source>
        <translation>按词前的数字选择。</translation>
    </message>
    <message>
        <source>Pieces with a comma between them; each gets a label 1/2, 2/2.</source>
        <translation>各件之间用顿号分开，每件一张标签：1/2、2/2。</translation>
    </message>
    <message>
        <source>Say what and when: it becomes a clock of the ticket.</source>
        <translation>写明做什么、什么时候：会成为工单的一个时限。</translation>
    </message>
    <message>
        <source>More than 5 customers with one fault are a batch, level 1.</source>
        <translation>同一问题超过 5 位客户即为批量，定一级。</translation>
    </message>
    <message>
        <source>What the program makes of the proof can be put right by who saw it, with the reason. A member record stays to be checked until a supervisor confirms it.</source>
        <translation>程序按凭证种类判断；看过凭证的人可以改，并写明依据。会员记录在主管确认之前一直待核查。</translation>
    </message>
    <message>
        <source>The day on which the customer found the installed goods right.</source>
        <translation>客户验收合格的日期。</translation>
    </message>
    <message>
        <source>The look at the goods on the counter: packing, traces of use, accessories. It decides whether they go back without reason.</source>
        <translation>当面查看包装、使用痕迹、配件，决定能不能无理由退。</translation>
    </message>
    <message>
        <source>Where on the goods it is: lid, hinge, back board.</source>
        <translation>问题出在哪里，如壶盖、铰链、背板。</translation>
    </message>
    <message>
        <source>The customer&apos;s last day; 1201, +3 and 周五 are dates.</source>
        <translation>客户说的最后期限，可写 1201、+3、周五。</translation>
    </message>
    <message>
        <source>Somebody came to harm: level 1, and photos of it.</source>
        <translation>有人受伤：按一级处理，并拍照留证。</translation>
    </message>
    <message>
        <source>What the customer agreed to; care means that the desk comes to the customer.</source>
        <translation>客户确认和同意的事；需特殊照顾的可上门受理。</translation>
    </message>
    <message>
        <source>For the visit: floor, lift, where to park.</source>
        <translation>上门时用：楼层、电梯、停车。</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>Intake</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>Back one</source>
        <translation>上一项</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>权益</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>比政策</translation>
    </message>
    <message>
        <source>This field</source>
        <translation>本项说明</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>选文件</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Back, draft kept</source>
        <translation>返回，草稿保留</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Draft kept {0}</source>
        <translation>草稿已存 {0}</translation>
    </message>
</context>
<context>
    <name>IntakeView</name>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Save, print receipt and labels</source>
        <translation>保存并打印回执、标签</translation>
    </message>
    <message>
        <source>Another intake F8</source>
        <translation>另一件受理 F8</translation>
    </message>
    <message>
        <source>Open intakes</source>
        <translation>打开的受理</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Intake</source>
        <translation>受理</translation>
    </message>
</context>
<context>
    <name>JoinedView</name>
    <message>
        <source>No conflicts</source>
        <translation>没有冲突</translation>
    </message>
    <message>
        <source>When two desks say different things about one ticket, it is decided here.</source>
        <translation>两台对同一张工单说法不一时，在这里裁定。</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>维持</translation>
    </message>
    <message>
        <source>Take other</source>
        <translation>采用另一种</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Not received</source>
        <translation>未收到</translation>
    </message>
    <message>
        <source>Last calls</source>
        <translation>最近往来</translation>
    </message>
    <message>
        <source>USB stick</source>
        <translation>U 盘</translation>
    </message>
    <message>
        <source>Join again</source>
        <translation>重新接入</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>分栏</translation>
    </message>
</context>
<context>
    <name>Jot</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Kind of entry</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>Means of contact</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Say until when, for example 明天10点前, 2小时内, 周五前</source>
        <translation>写明到什么时候，例如 明天10点前、2小时内、周五前</translation>
    </message>
    <message>
        <source>Due {0}</source>
        <translation>截止 {0}</translation>
    </message>
    <message>
        <source>What should be known about this case</source>
        <translation>要让同事知道的事</translation>
    </message>
    <message>
        <source>What was said, what came of it</source>
        <translation>说了什么，结果如何</translation>
    </message>
    <message>
        <source>For example 明天10点前回电</source>
        <translation>例如 明天10点前回电</translation>
    </message>
</context>
<context>
    <name>KeyPad</name>
    <message>
        <source>Take one digit away</source>
        <translation>删除一位</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
</context>
<context>
    <name>LastCalls</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>Got</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态码</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Last calls</source>
        <translation>最近往来</translation>
    </message>
</context>
<context>
    <name>LeftOut</name>
    <message>
        <source>The rules of this house are left out: this program cannot read them. {0}</source>
        <translation>本店规则没有采用：本程序读不了。{0}</translation>
    </message>
    <message>
        <source>Of what head office published this is left out:</source>
        <translation>总部下发的资料中，以下未采用：</translation>
    </message>
</context>
<context>
    <name>LeftPrints</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} 等（另有 {1} 份）</translation>
    </message>
    <message>
        <source>Did {0} print? Look at the printer first: nobody saw it come out.</source>
        <translation>{0} 打出来了吗？先看打印机：还没人确认出纸。</translation>
    </message>
    <message>
        <source>It did print</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>{0} did not print. {1}</source>
        <translation>{0} 没有打印。{1}</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>不打了</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>再打印</translation>
    </message>
    <message>
        <source>Another printer</source>
        <translation>换打印机</translation>
    </message>
    <message>
        <source>Printed again: {0}</source>
        <translation>已重新送出：{0}</translation>
    </message>
    <message>
        <source>{0}: {1} waits there and prints by itself</source>
        <translation>{0}：{1} 在排队，会自动打出</translation>
    </message>
</context>
<context>
    <name>LenderFields</name>
    <message>
        <source>Your role is not enough: somebody with the right lends it once.</source>
        <translation>您的身份无此权限，请有权限的人当场授权一次。</translation>
    </message>
    <message>
        <source>Who lends the right</source>
        <translation>授权人</translation>
    </message>
    <message>
        <source>Their PIN</source>
        <translation>授权人 PIN</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>授权原因</translation>
    </message>
    <message>
        <source>Your role is not enough, and nobody at this desk has the right.</source>
        <translation>您的身份无此权限，本台也没有人有此权限。</translation>
    </message>
    <message>
        <source>in place of {0}</source>
        <translation>代 {0}</translation>
    </message>
</context>
<context>
    <name>Length</name>
    <message>
        <source>{0} h</source>
        <translation>{0} 小时</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>{0}, day and night</source>
        <translation>{0}（自然时间）</translation>
    </message>
    <message>
        <source>{0} of opening time</source>
        <translation>{0}（营业时间）</translation>
    </message>
    <message>
        <source>{0} days</source>
        <translation>{0} 日</translation>
    </message>
    <message>
        <source>{0} working days</source>
        <translation>{0} 个工作日</translation>
    </message>
    <message>
        <source>{0} months</source>
        <translation>{0} 个月</translation>
    </message>
    <message>
        <source>{0} years</source>
        <translation>{0} 年</translation>
    </message>
</context>
<context>
    <name>Level</name>
    <message>
        <source>L1</source>
        <translation>一级</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>二级</translation>
    </message>
    <message>
        <source>L3</source>
        <translation>三级</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>ordinary</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>to watch</source>
        <translation>待观察</translation>
    </message>
</context>
<context>
    <name>LevelNote</name>
    <message>
        <source>No level yet</source>
        <translation>尚未定级</translation>
    </message>
    <message>
        <source>Level now: {0}, set by {1}</source>
        <translation>现为{0}（{1}设定）</translation>
    </message>
    <message>
        <source>Level now: {0}</source>
        <translation>现为{0}</translation>
    </message>
    <message>
        <source>This is what the rules propose.</source>
        <translation>与系统建议一致。</translation>
    </message>
    <message>
        <source>The rules propose: {0}</source>
        <translation>系统建议：{0}</translation>
    </message>
    <message>
        <source>{0} – {1}</source>
        <translation>{0}——{1}</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>Same barcode</source>
        <translation>同一条码</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>LiveView</name>
    <message>
        <source>Live picture</source>
        <translation>相机画面</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <source>no PIN yet</source>
        <translation>未设 PIN</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>away until {0}</source>
        <translation>缺勤至 {0}</translation>
    </message>
    <message>
        <source>away</source>
        <translation>缺勤</translation>
    </message>
</context>
<context>
    <name>LockCard</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>The recovery code stands on the printed sheet: eight groups of four signs. After it this computer keeps the key; a passphrase is asked for at each start.</source>
        <translation>恢复码印在恢复单上：八组，每组四个字符。输入恢复码后，本机会保存密钥；口令则每次启动都要输入。</translation>
    </message>
    <message>
        <source>Recovery code or passphrase</source>
        <translation>恢复码或口令</translation>
    </message>
    <message>
        <source>Trying</source>
        <translation>正在尝试</translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>Intact</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>已拆</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>用过</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>缺件</translation>
    </message>
</context>
<context>
    <name>LookSection</name>
    <message>
        <source>Light</source>
        <translation>明亮</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>随系统</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>立即重启</translation>
    </message>
    <message>
        <source>The language changes with the next start. Drafts are kept.</source>
        <translation>下次启动换成所选语言；草稿保留。</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>外观与语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>Lookups</name>
    <message numerus="yes">
        <source>%n earlier ticket(s) under this phone</source>
        <translation>
            <numerusform>同号有 %n 张旧工单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still open</source>
        <translation>
            <numerusform>其中 %n 张未结</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still open under this phone</source>
        <translation>
            <numerusform>同号有 %n 张未结工单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n 张未结</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s), last {0}</source>
        <translation>
            <numerusform>%n 张工单，最近 {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>New barcode: what is it called?</source>
        <translation>新条码，请填品名</translation>
    </message>
</context>
<context>
    <name>Means</name>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>当面</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>邮寄</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Refused before a witness</source>
        <translation>拒收有见证</translation>
    </message>
    <message>
        <source>Called back</source>
        <translation>回拨</translation>
    </message>
    <message>
        <source>Code by message</source>
        <translation>短信验证码</translation>
    </message>
    <message>
        <source>Phone shown</source>
        <translation>当面出示</translation>
    </message>
    <message>
        <source>On the screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>On a tablet</source>
        <translation>平板</translation>
    </message>
    <message>
        <source>Paper scanned back</source>
        <translation>纸质扫描</translation>
    </message>
    <message>
        <source>By PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>At the desk, by PIN</source>
        <translation>到柜台凭 PIN</translation>
    </message>
    <message>
        <source>From head office</source>
        <translation>总部</translation>
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
    <name>MessageSheet</name>
    <message>
        <source>Message to the customer</source>
        <translation>给客户的短信</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy, and keep as told</source>
        <translation>复制并记为已告知</translation>
    </message>
    <message>
        <source>Fill in the result notice</source>
        <translation>填写处理结果通知</translation>
    </message>
    <message>
        <source>The customer consents now</source>
        <translation>客户现在同意</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>The message is copied</source>
        <translation>短信已复制</translation>
    </message>
    <message numerus="yes">
        <source>%n characters</source>
        <translation>
            <numerusform>%n 字</numerusform>
        </translation>
    </message>
    <message>
        <source>no phone number</source>
        <translation>未留电话</translation>
    </message>
</context>
<context>
    <name>Milestone</name>
    <message>
        <source>Reported</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Demanded</source>
        <translation>提出</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Level set</source>
        <translation>定级</translation>
    </message>
    <message>
        <source>Contacted</source>
        <translation>联系</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>初判</translation>
    </message>
    <message>
        <source>Liability determined</source>
        <translation>认定</translation>
    </message>
    <message>
        <source>Customer told</source>
        <translation>告知</translation>
    </message>
    <message>
        <source>Plan made</source>
        <translation>出方案</translation>
    </message>
    <message>
        <source>Plan accepted</source>
        <translation>接受方案</translation>
    </message>
    <message>
        <source>Plan refused</source>
        <translation>拒绝方案</translation>
    </message>
    <message>
        <source>Goods back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Goods passed</source>
        <translation>验收合格</translation>
    </message>
    <message>
        <source>Exchange agreed</source>
        <translation>同意换货</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>已发货</translation>
    </message>
    <message>
        <source>Refund agreed</source>
        <translation>同意退款</translation>
    </message>
    <message>
        <source>Repair begun</source>
        <translation>开始维修</translation>
    </message>
    <message>
        <source>Sent in for repair</source>
        <translation>送修</translation>
    </message>
    <message>
        <source>Last care</source>
        <translation>上次保养</translation>
    </message>
    <message>
        <source>Last full inspection</source>
        <translation>上次全面检查</translation>
    </message>
    <message>
        <source>Scored low</source>
        <translation>低分</translation>
    </message>
    <message>
        <source>Objection raised</source>
        <translation>客户异议</translation>
    </message>
    <message>
        <source>Clock before it ran out</source>
        <translation>上一时限届满</translation>
    </message>
    <message>
        <source>Carried out</source>
        <translation>执行完</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>约定</translation>
    </message>
</context>
<context>
    <name>Missing</name>
    <message>
        <source>Contact</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Customer&apos;s words</source>
        <translation>客户原话</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>List of items left here</source>
        <translation>留存物品清点</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>商品品类</translation>
    </message>
    <message>
        <source>Where it was bought</source>
        <translation>购买渠道</translation>
    </message>
    <message>
        <source>Day of purchase</source>
        <translation>购买日期</translation>
    </message>
    <message>
        <source>Day of delivery</source>
        <translation>收货日期</translation>
    </message>
    <message>
        <source>Day of installation</source>
        <translation>安装日期</translation>
    </message>
    <message>
        <source>Proof of purchase</source>
        <translation>购买凭证</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>商品金额</translation>
    </message>
    <message>
        <source>Cause of the fault</source>
        <translation>问题原因</translation>
    </message>
    <message>
        <source>Original state</source>
        <translation>是否原状</translation>
    </message>
    <message>
        <source>Danger to people?</source>
        <translation>是否涉及人身安全</translation>
    </message>
    <message>
        <source>Going to the media?</source>
        <translation>是否表示投诉媒体</translation>
    </message>
    <message>
        <source>Agitated?</source>
        <translation>客户是否情绪激动</translation>
    </message>
    <message>
        <source>How many people affected</source>
        <translation>同类问题人数</translation>
    </message>
    <message>
        <source>Way of payment</source>
        <translation>支付方式</translation>
    </message>
    <message>
        <source>Made to order?</source>
        <translation>是否定制</translation>
    </message>
    <message>
        <source>Needed to save</source>
        <translation>保存必填</translation>
    </message>
    <message>
        <source>Affects the level</source>
        <translation>影响：分级</translation>
    </message>
    <message>
        <source>Affects the rights</source>
        <translation>影响：可享权益</translation>
    </message>
    <message>
        <source>Affects the time limits</source>
        <translation>影响：期限</translation>
    </message>
    <message>
        <source>Affects the proof</source>
        <translation>影响：凭证</translation>
    </message>
    <message>
        <source>Affects the liability</source>
        <translation>影响：责任认定</translation>
    </message>
    <message>
        <source>Affects receipt and labels</source>
        <translation>影响：回执与标签</translation>
    </message>
</context>
<context>
    <name>MissingFact</name>
    <message>
        <source>level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>proof</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>what is owed and when</source>
        <translation>权益与时限</translation>
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
    <name>NextBox</name>
    <message>
        <source>To do now</source>
        <translation>现在要做</translation>
    </message>
</context>
<context>
    <name>NoticePanel</name>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>The case has changed since this notice was issued: issue a new version.</source>
        <translation>签发后内容有变更，请签发新版告知书。</translation>
    </message>
    <message>
        <source>Liability notice</source>
        <translation>责任认定告知书</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>送达</translation>
    </message>
    <message>
        <source> The signature on version {0} then no longer counts.</source>
        <translation>第 {0} 版上的签字随之失效。</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Not determined yet: F7</source>
        <translation>尚未认定，按 F7</translation>
    </message>
    <message>
        <source>Liable party</source>
        <translation>责任主体</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>{0}, version {1}</source>
        <translation>{0} · 第 {1} 版</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>签发</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>Not issued</source>
        <translation>未签发</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签</translation>
    </message>
    <message>
        <source>To be delivered</source>
        <translation>待送达</translation>
    </message>
</context>
<context>
    <name>NoticePreview</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Not issued yet: F9</source>
        <translation>尚未签发，按 F9</translation>
    </message>
    <message>
        <source>The notice shows here once a cause is chosen</source>
        <translation>选定原因后，这里显示告知书</translation>
    </message>
    <message>
        <source>A dispute makes no notice yet</source>
        <translation>争议未决，暂不出告知书</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>The preview could not be made</source>
        <translation>无法生成预览</translation>
    </message>
</context>
<context>
    <name>NoticeTable</name>
    <message>
        <source>{0}: off {1}; worked {2}</source>
        <translation>{0}：放假 {1}；上班 {2}</translation>
    </message>
    <message>
        <source>worked</source>
        <translation>上班</translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>Second option</source>
        <translation>第二方案</translation>
    </message>
    <message>
        <source>Offer to the customer</source>
        <translation>提出方案</translation>
    </message>
    <message>
        <source>or</source>
        <translation>或</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>One option only</source>
        <translation>只留一个</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>Opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>New intake</source>
        <translation>新受理</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Done as soon as the data is open: {0}</source>
        <translation>数据打开后照办：{0}</translation>
    </message>
</context>
<context>
    <name>OptionForm</name>
    <message>
        <source>Free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>Customer pays</source>
        <translation>客户付费</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Agreed day</source>
        <translation>约定日期</translation>
    </message>
    <message>
        <source>Freight</source>
        <translation>运费承担</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>OrdersCard</name>
    <message>
        <source>Waiting orders</source>
        <translation>等待的打印任务</translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>没有等待的任务。</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>重新打印</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Print all</source>
        <translation>全部打印</translation>
    </message>
    <message>
        <source>Drop all</source>
        <translation>全部放弃</translation>
    </message>
    <message>
        <source>Other printer (O)</source>
        <translation>换打印机（O）</translation>
    </message>
    <message>
        <source>Did it print? Look at the printer first.</source>
        <translation>打出来了吗？先看打印机。</translation>
    </message>
    <message>
        <source>waits for its turn</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Other printer</source>
        <translation>换打印机</translation>
    </message>
</context>
<context>
    <name>Overlays</name>
    <message>
        <source>What to do</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>Type a word or initials</source>
        <translation>输入几个字或拼音首字母</translation>
    </message>
    <message>
        <source>Nothing of that name</source>
        <translation>没有这个操作</translation>
    </message>
    <message>
        <source>Tickets of {0}</source>
        <translation>{0} 的工单</translation>
    </message>
    <message>
        <source>Type to narrow down</source>
        <translation>输入以缩小范围</translation>
    </message>
    <message>
        <source>No other ticket is known</source>
        <translation>没有其他工单</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>关联</translation>
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
        <source>A5 upright</source>
        <translation>A5 竖放</translation>
    </message>
    <message>
        <source>A5 lying</source>
        <translation>A5 横放</translation>
    </message>
    <message>
        <source>Two A5 on a sheet of A4</source>
        <translation>A4 一张印两份 A5</translation>
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
    <message>
        <source>40 × 30 mm label</source>
        <translation>40 × 30 毫米标签</translation>
    </message>
</context>
<context>
    <name>PaperBeside</name>
    <message>
        <source>Newest version</source>
        <translation>最新版本</translation>
    </message>
    <message>
        <source>Newest: version {0}</source>
        <translation>最新：第 {0} 版</translation>
    </message>
    <message>
        <source>Version {0}, void</source>
        <translation>第 {0} 版，已作废</translation>
    </message>
    <message>
        <source>Reason: {0}</source>
        <translation>原因：{0}</translation>
    </message>
</context>
<context>
    <name>PaperCount</name>
    <message>
        <source>Ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>Delivered otherwise</source>
        <translation>以其他方式送达</translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation>结果不明</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation>未打印</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>已回</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>未回</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒签</translation>
    </message>
    <message>
        <source>Nobody knows whether it printed</source>
        <translation>不知道是否已打印</translation>
    </message>
    <message>
        <source>Printing failed</source>
        <translation>打印失败</translation>
    </message>
    <message>
        <source>The file is not here</source>
        <translation>存档文件缺失</translation>
    </message>
    <message>
        <source>Head office does not have it yet</source>
        <translation>总部尚未收到</translation>
    </message>
    <message>
        <source>Signed stub missing</source>
        <translation>签字存根未回</translation>
    </message>
</context>
<context>
    <name>PaperDrop</name>
    <message>
        <source>Reading the paper…</source>
        <translation>正在识别单据…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>{0} The picture lies with {1}.</source>
        <translation>{0}。图片已存入 {1}。</translation>
    </message>
    <message>
        <source>{0} is signed; filed with {1}</source>
        <translation>{0} 已签字，已归入 {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n papers could not be told. They are kept until somebody says what they are.</source>
        <translation>
            <numerusform>%n 份单据无法识别，已保存，待确认。</numerusform>
        </translation>
    </message>
    <message>
        <source>Say which</source>
        <translation>逐份确认</translation>
    </message>
</context>
<context>
    <name>PaperForm</name>
    <message>
        <source>Issue and print</source>
        <translation>签发并打印</translation>
    </message>
    <message>
        <source>Save bundle (ZIP)</source>
        <translation>保存证据包（ZIP）</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Another printer</source>
        <translation>另选打印机</translation>
    </message>
</context>
<context>
    <name>PaperOutlet</name>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>{0} is issued and saved as {1}</source>
        <translation>{0} 已签发，存为 {1}</translation>
    </message>
    <message>
        <source>No printer here holds paper for this document: save it as PDF (Ctrl+S)</source>
        <translation>没有打印机装有该单据所用的纸：可存为 PDF（Ctrl+S）</translation>
    </message>
    <message>
        <source>Printer for {0}</source>
        <translation>{0}的打印机</translation>
    </message>
    <message>
        <source>Name of a printer</source>
        <translation>打印机名称</translation>
    </message>
    <message>
        <source>No printer of that name</source>
        <translation>没有该名称的打印机</translation>
    </message>
    <message>
        <source>{0} goes to {1} from now on</source>
        <translation>{0}今后送往 {1}</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停</translation>
    </message>
    <message>
        <source>default of this computer</source>
        <translation>本机默认打印机</translation>
    </message>
</context>
<context>
    <name>PaperPanel</name>
    <message>
        <source>Sign</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Scan back</source>
        <translation>回传扫描件</translation>
    </message>
    <message>
        <source>{0} belongs to {1} and is filed there</source>
        <translation>{0} 属于工单 {1}，已归档到该工单</translation>
    </message>
    <message>
        <source>{0}: signed paper filed</source>
        <translation>{0} 签字件已归档</translation>
    </message>
</context>
<context>
    <name>PaperReturn</name>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Signed paper back: drop or paste a scan or photo</source>
        <translation>签字件回传：拖入或粘贴扫描件、照片</translation>
    </message>
    <message>
        <source>Signed paper</source>
        <translation>签字件</translation>
    </message>
    <message>
        <source>Pictures and PDF ({0})</source>
        <translation>图片和 PDF ({0})</translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Sign on screen</source>
        <translation>屏幕签字</translation>
    </message>
    <message>
        <source>With English</source>
        <translation>加印英文</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Another printer</source>
        <translation>另选打印机</translation>
    </message>
    <message>
        <source>{0}, not issued yet</source>
        <translation>{0}（未签发）</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>printed {0} times</source>
        <translation>已打印 {0} 次</translation>
    </message>
    <message>
        <source>not printed</source>
        <translation>未打印</translation>
    </message>
    <message>
        <source>printed once</source>
        <translation>已打印 1 次</translation>
    </message>
    <message>
        <source>Void, its signature no longer counts</source>
        <translation>已作废，签字失效</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签字</translation>
    </message>
    <message>
        <source>Signed by one of two</source>
        <translation>一方已签</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>未送达</translation>
    </message>
    <message>
        <source>Did it print?</source>
        <translation>打出来了吗？</translation>
    </message>
    <message>
        <source>Needed now</source>
        <translation>现在需要</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>已签发</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>填写</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>F9 issue and print</source>
        <translation>F9 签发并打印</translation>
    </message>
    <message>
        <source>version {0} is out of date</source>
        <translation>第 {0} 版已过时</translation>
    </message>
    <message>
        <source>Message about the result</source>
        <translation>处理结果短信</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Did not print</source>
        <translation>没打出来</translation>
    </message>
</context>
<context>
    <name>PapersTab</name>
    <message>
        <source>Documents</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Number or kind</source>
        <translation>编号或类别</translation>
    </message>
    <message>
        <source>No document of that name</source>
        <translation>没有这样的单据</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Other documents</source>
        <translation>其他单据</translation>
    </message>
    <message>
        <source>A message is copied and sent from a phone: nothing of it is printed</source>
        <translation>短信复制后由手机发送，不打印</translation>
    </message>
</context>
<context>
    <name>Particular</name>
    <message>
        <source>Materials</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>What it must show</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Hand in by</source>
        <translation>最晚提交</translation>
    </message>
    <message>
        <source>How to hand in</source>
        <translation>提交方式</translation>
    </message>
    <message>
        <source>Testing body</source>
        <translation>检测机构</translation>
    </message>
    <message>
        <source>Address and phone</source>
        <translation>地址电话</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>检测项目</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Standard or method</source>
        <translation>标准或方法</translation>
    </message>
    <message>
        <source>Question to answer</source>
        <translation>检测目的</translation>
    </message>
    <message>
        <source>Producer</source>
        <translation>生产者</translation>
    </message>
    <message>
        <source>Batch number</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>State of the sample</source>
        <translation>样品状态</translation>
    </message>
    <message>
        <source>Test fee</source>
        <translation>检测费</translation>
    </message>
    <message>
        <source>Advanced by</source>
        <translation>费用预付方</translation>
    </message>
    <message>
        <source>Borne by</source>
        <translation>费用承担方</translation>
    </message>
    <message>
        <source>Begins on</source>
        <translation>启动日期</translation>
    </message>
    <message>
        <source>Result expected</source>
        <translation>预计出结果</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>当前进度</translation>
    </message>
    <message>
        <source>Delivered on</source>
        <translation>送达日期</translation>
    </message>
    <message>
        <source>Installed on</source>
        <translation>安装完成日</translation>
    </message>
    <message>
        <source>What was installed</source>
        <translation>安装明细</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>品名</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Installing firm</source>
        <translation>安装单位</translation>
    </message>
    <message>
        <source>Installer</source>
        <translation>安装人员</translation>
    </message>
    <message>
        <source>Installer&apos;s number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Looks sound</source>
        <translation>外观完好</translation>
    </message>
    <message>
        <source>Fittings firm</source>
        <translation>五金牢固</translation>
    </message>
    <message>
        <source>Level and secured</source>
        <translation>水平稳固</translation>
    </message>
    <message>
        <source>Tried with power or water</source>
        <translation>通电试水</translation>
    </message>
    <message>
        <source>Walls and floor unharmed</source>
        <translation>墙地无损</translation>
    </message>
    <message>
        <source>Cleaned up</source>
        <translation>现场清洁</translation>
    </message>
    <message>
        <source>Told how to use it</source>
        <translation>已告知用法</translation>
    </message>
    <message>
        <source>Safety advice</source>
        <translation>安全告知</translation>
    </message>
    <message>
        <source>Manual handed over</source>
        <translation>移交说明书</translation>
    </message>
    <message>
        <source>Certificate handed over</source>
        <translation>移交合格证</translation>
    </message>
    <message>
        <source>Guarantee handed over</source>
        <translation>移交三包凭证</translation>
    </message>
    <message>
        <source>Invoice handed over</source>
        <translation>移交发票</translation>
    </message>
    <message>
        <source>Handed over besides</source>
        <translation>其他移交</translation>
    </message>
    <message>
        <source>Left to mend</source>
        <translation>遗留问题</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>整改办法</translation>
    </message>
    <message>
        <source>Mended by</source>
        <translation>整改期限</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>客户评价</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>验收结论</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务类型</translation>
    </message>
    <message>
        <source>Way of service</source>
        <translation>服务方式</translation>
    </message>
    <message>
        <source>Visit from</source>
        <translation>预约起</translation>
    </message>
    <message>
        <source>Visit until</source>
        <translation>预约止</translation>
    </message>
    <message>
        <source>Way in</source>
        <translation>上门须知</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>安全风险</translation>
    </message>
    <message>
        <source>Stop using it at once</source>
        <translation>立即停用</translation>
    </message>
    <message>
        <source>Further advice</source>
        <translation>其他建议</translation>
    </message>
    <message>
        <source>Guarantee</source>
        <translation>保修</translation>
    </message>
    <message>
        <source>Guarantee until</source>
        <translation>保修截止</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>处理建议</translation>
    </message>
    <message>
        <source>Why it takes longer</source>
        <translation>未决原因</translation>
    </message>
    <message>
        <source>Settled by</source>
        <translation>解决时间</translation>
    </message>
    <message>
        <source>Done so far</source>
        <translation>办理情况</translation>
    </message>
    <message>
        <source>Until then</source>
        <translation>期间安排</translation>
    </message>
    <message>
        <source>Next news on</source>
        <translation>下次告知</translation>
    </message>
    <message>
        <source>Whom to ask</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>处理方案</translation>
    </message>
    <message>
        <source>Owed by</source>
        <translation>依据强度</translation>
    </message>
    <message>
        <source>Solution in words</source>
        <translation>方案说明</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Carried out by</source>
        <translation>执行时效</translation>
    </message>
    <message>
        <source>Kind of review</source>
        <translation>复盘类别</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>截止日</translation>
    </message>
    <message>
        <source>Led by</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>Attended by</source>
        <translation>参加人</translation>
    </message>
    <message>
        <source>Root causes</source>
        <translation>原因分析</translation>
    </message>
    <message>
        <source>Improvements</source>
        <translation>改进事项</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Expected effect</source>
        <translation>预期效果</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Handing over</source>
        <translation>交班人</translation>
    </message>
    <message>
        <source>Taking over</source>
        <translation>接班人</translation>
    </message>
    <message>
        <source>Cash and slips</source>
        <translation>现金票据</translation>
    </message>
    <message>
        <source>Keys and devices</source>
        <translation>钥匙设备</translation>
    </message>
    <message>
        <source>What</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Way of payment</source>
        <translation>到账方式</translation>
    </message>
    <message>
        <source>Money arrives by</source>
        <translation>到账时间</translation>
    </message>
    <message>
        <source>Kind of payment</source>
        <translation>赔付类型</translation>
    </message>
    <message>
        <source>What it is paid for</source>
        <translation>赔付事项</translation>
    </message>
    <message>
        <source>Injury</source>
        <translation>人身情况</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>赔付依据</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>费用凭证</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>凭证名称</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>凭证号码</translation>
    </message>
    <message>
        <source>Goods stay with</source>
        <translation>商品归</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>承保保险</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>收款人</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>收款账户</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>支付期限</translation>
    </message>
    <message>
        <source>Agreed besides</source>
        <translation>其他约定</translation>
    </message>
    <message>
        <source>Reasons of the level</source>
        <translation>定级原因</translation>
    </message>
    <message>
        <source>Level set at</source>
        <translation>定级时间</translation>
    </message>
    <message>
        <source>First step at</source>
        <translation>启动应急</translation>
    </message>
    <message>
        <source>Post in charge</source>
        <translation>负责岗位</translation>
    </message>
    <message>
        <source>People affected</source>
        <translation>涉及人数</translation>
    </message>
    <message>
        <source>Loss of property</source>
        <translation>有财产损失</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处置经过</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>处置人</translation>
    </message>
    <message>
        <source>Sale suspended</source>
        <translation>已暂停销售</translation>
    </message>
    <message>
        <source>Suspended at</source>
        <translation>暂停时间</translation>
    </message>
    <message>
        <source>What is suspended</source>
        <translation>暂停范围</translation>
    </message>
    <message>
        <source>Brand contacted</source>
        <translation>已联系品牌方</translation>
    </message>
    <message>
        <source>Contacted at</source>
        <translation>联系时间</translation>
    </message>
    <message>
        <source>What the brand said</source>
        <translation>品牌答复</translation>
    </message>
    <message>
        <source>People at work</source>
        <translation>处置人员</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Post or task</source>
        <translation>岗位/职责</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>处置结果</translation>
    </message>
    <message>
        <source>Handed to</source>
        <translation>收件方</translation>
    </message>
    <message>
        <source>Who that is</source>
        <translation>收件方是谁</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>Tools and parts to bring</source>
        <translation>携带工具配件</translation>
    </message>
    <message>
        <source>Service firm</source>
        <translation>服务单位</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>工程师</translation>
    </message>
    <message>
        <source>Technician&apos;s number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Quoted beforehand</source>
        <translation>事前报价</translation>
    </message>
    <message>
        <source>Agreed at</source>
        <translation>客户同意时间</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到达时间</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离开时间</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>故障判定</translation>
    </message>
    <message>
        <source>Work done</source>
        <translation>处理过程</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>更换配件</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>Part number</source>
        <translation>配件号</translation>
    </message>
    <message>
        <source>New or used</source>
        <translation>新旧</translation>
    </message>
    <message>
        <source>Price each</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Labour</source>
        <translation>工时费</translation>
    </message>
    <message>
        <source>Visit fee</source>
        <translation>上门费</translation>
    </message>
    <message>
        <source>Material fee</source>
        <translation>材料费</translation>
    </message>
    <message>
        <source>Old parts</source>
        <translation>旧件去向</translation>
    </message>
    <message>
        <source>Trial run</source>
        <translation>试机结果</translation>
    </message>
    <message>
        <source>Repair guaranteed until</source>
        <translation>修复质保至</translation>
    </message>
    <message>
        <source>Seven steps done</source>
        <translation>七步流程</translation>
    </message>
    <message>
        <source>Safety kept</source>
        <translation>安全规范</translation>
    </message>
    <message>
        <source>Advice to the customer</source>
        <translation>使用建议</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Why it is charged</source>
        <translation>收费原因</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Days of guarantee</source>
        <translation>质保天数</translation>
    </message>
    <message>
        <source>Ready on</source>
        <translation>预计完成</translation>
    </message>
    <message>
        <source>Quote valid until</source>
        <translation>报价有效至</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>To</source>
        <translation>致</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题清单</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准条款</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Demands</source>
        <translation>整改要求</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>量化指标</translation>
    </message>
    <message>
        <source>Mend by</source>
        <translation>整改期限</translation>
    </message>
    <message>
        <source>Checked again</source>
        <translation>复查方式</translation>
    </message>
    <message>
        <source>Liability and costs</source>
        <translation>责任与费用</translation>
    </message>
    <message>
        <source>Objections until</source>
        <translation>异议反馈期</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>物流公司</translation>
    </message>
    <message>
        <source>Waybill</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Carrier&apos;s phone</source>
        <translation>查询电话</translation>
    </message>
    <message>
        <source>Packages as packed</source>
        <translation>包装件数</translation>
    </message>
    <message>
        <source>Pieces as carried</source>
        <translation>运输件数</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>体积</translation>
    </message>
    <message>
        <source>Freight</source>
        <translation>运费</translation>
    </message>
    <message>
        <source>Packing fee</source>
        <translation>包装费</translation>
    </message>
    <message>
        <source>Freight paid by</source>
        <translation>运费承担</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>发货日</translation>
    </message>
    <message>
        <source>Expected on</source>
        <translation>预计到达</translation>
    </message>
    <message>
        <source>To be fetched at</source>
        <translation>提货地点</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>发货内容</translation>
    </message>
    <message>
        <source>Asked at</source>
        <translation>回访时间</translation>
    </message>
    <message>
        <source>Asked by way of</source>
        <translation>回访方式</translation>
    </message>
    <message>
        <source>Who answered</source>
        <translation>接听人</translation>
    </message>
    <message>
        <source>Who asked</source>
        <translation>回访人</translation>
    </message>
    <message>
        <source>As agreed in time</source>
        <translation>是否按时</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>回访问题</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Steps of the scale</source>
        <translation>满意度等级</translation>
    </message>
    <message>
        <source>Step chosen</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Not satisfied with</source>
        <translation>不满意项</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>处理意见</translation>
    </message>
</context>
<context>
    <name>ParticularChoice</name>
    <message>
        <source>Repair</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Appraisal</source>
        <translation>鉴定</translation>
    </message>
    <message>
        <source>Fetch and bring</source>
        <translation>取送</translation>
    </message>
    <message>
        <source>Maker&apos;s service at home</source>
        <translation>官方上门</translation>
    </message>
    <message>
        <source>Service platform</source>
        <translation>第三方平台</translation>
    </message>
    <message>
        <source>Arranged by customer</source>
        <translation>客户自行安排</translation>
    </message>
    <message>
        <source>Sent in</source>
        <translation>寄修</translation>
    </message>
    <message>
        <source>Under guarantee</source>
        <translation>保内</translation>
    </message>
    <message>
        <source>Out of guarantee</source>
        <translation>保外</translation>
    </message>
    <message>
        <source>Paid repair</source>
        <translation>有偿维修</translation>
    </message>
    <message>
        <source>Free repair</source>
        <translation>免费维修</translation>
    </message>
    <message>
        <source>Ask the maker</source>
        <translation>联系生产者或品牌售后</translation>
    </message>
    <message>
        <source>Scrap it</source>
        <translation>报废处理</translation>
    </message>
    <message>
        <source>The customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Us</source>
        <translation>商家</translation>
    </message>
    <message>
        <source>Nobody hurt</source>
        <translation>无人受伤</translation>
    </message>
    <message>
        <source>Slightly hurt</source>
        <translation>轻微受伤</translation>
    </message>
    <message>
        <source>Badly hurt</source>
        <translation>严重受伤</translation>
    </message>
    <message>
        <source>As it was paid</source>
        <translation>原路退回</translation>
    </message>
    <message>
        <source>Court, authority or mediator</source>
        <translation>法院、监管部门或调解机构</translation>
    </message>
    <message>
        <source>Our own head office</source>
        <translation>本商场总部</translation>
    </message>
    <message>
        <source>Brand, supplier or carrier</source>
        <translation>品牌、供应商或物流</translation>
    </message>
    <message>
        <source>Platform or others</source>
        <translation>平台或其他人</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>交还客户</translation>
    </message>
    <message>
        <source>Left with us</source>
        <translation>由服务方回收</translation>
    </message>
    <message>
        <source>Sent to the maker</source>
        <translation>返厂</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Not satisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>验收合格</translation>
    </message>
    <message>
        <source>After rework</source>
        <translation>整改后验收</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>Resizing</source>
        <translation>改尺</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>保养</translation>
    </message>
    <message>
        <source>Out of warranty</source>
        <translation>已过保修期</translation>
    </message>
    <message>
        <source>Customer&apos;s cause</source>
        <translation>客户原因</translation>
    </message>
    <message>
        <source>Wrong size</source>
        <translation>尺寸不符</translation>
    </message>
    <message>
        <source>Not covered</source>
        <translation>不在保修范围</translation>
    </message>
    <message>
        <source>At request</source>
        <translation>客户要求</translation>
    </message>
    <message>
        <source>Kept by us</source>
        <translation>由我方处理</translation>
    </message>
    <message>
        <source>By the result</source>
        <translation>按检测结果</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>Questionnaire online</source>
        <translation>线上问卷</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>当面</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无需处理</translation>
    </message>
    <message>
        <source>Call by a person</source>
        <translation>人工回访</translation>
    </message>
    <message>
        <source>Checked again</source>
        <translation>重新核查</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>升级处理</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周复盘</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月复盘</translation>
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
    <name>PassphraseCard</name>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>再输一次口令</translation>
    </message>
    <message>
        <source>Ask for it at each start</source>
        <translation>每次启动都要求输入</translation>
    </message>
    <message>
        <source>The key leaves this computer, and each start asks for the passphrase: the account alone opens nothing any more. Nothing takes it back, and nobody else knows it: first make a recovery code and try it.</source>
        <translation>密钥不再留在本机，每次启动都要输入口令：只登录账户打不开数据。设置后不能撤销，别人也不知道口令：请先生成恢复码并试一次。</translation>
    </message>
    <message>
        <source>not the same</source>
        <translation>两次不一致</translation>
    </message>
    <message>
        <source>From now on each start asks for the passphrase</source>
        <translation>以后每次启动都要输入口令</translation>
    </message>
</context>
<context>
    <name>Pause</name>
    <message>
        <source>waiting for proof</source>
        <translation>待客户补凭证</translation>
    </message>
    <message>
        <source>third-party test</source>
        <translation>第三方检测</translation>
    </message>
    <message>
        <source>customer not available</source>
        <translation>客户不便</translation>
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
    <name>PdfPreview</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Leaf</source>
        <translation>翻页</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>适宽</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>Typesetting…</source>
        <translation>正在排版…</translation>
    </message>
    <message>
        <source>The preview could not be made</source>
        <translation>无法生成预览</translation>
    </message>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>共 %n 页</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Period</name>
    <message>
        <source>7 days of the three guarantees</source>
        <translation>三包七日</translation>
    </message>
    <message>
        <source>15 days of the three guarantees</source>
        <translation>三包十五日</translation>
    </message>
    <message>
        <source>No-reason return</source>
        <translation>无理由退货期</translation>
    </message>
    <message>
        <source>Return for quality</source>
        <translation>质量退换期</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>整机质保</translation>
    </message>
    <message>
        <source>Main parts</source>
        <translation>主要部件质保</translation>
    </message>
    <message>
        <source>After repair</source>
        <translation>修复后保用期</translation>
    </message>
    <message>
        <source>Duty to repair</source>
        <translation>修理义务期</translation>
    </message>
    <message>
        <source>Wearing parts</source>
        <translation>易损件质保</translation>
    </message>
    <message>
        <source>After-sales period</source>
        <translation>售后期</translation>
    </message>
    <message>
        <source>Special promise</source>
        <translation>专项承诺期</translation>
    </message>
    <message>
        <source>Merchant&apos;s burden of proof</source>
        <translation>商家举证期</translation>
    </message>
    <message>
        <source>Limitation</source>
        <translation>诉讼时效</translation>
    </message>
    <message>
        <source>Limitation, defects</source>
        <translation>缺陷赔偿时效</translation>
    </message>
    <message>
        <source>Limitation, general</source>
        <translation>一般诉讼时效</translation>
    </message>
    <message>
        <source>Right to rescind</source>
        <translation>解除权</translation>
    </message>
    <message>
        <source>Mediation</source>
        <translation>行政调解</translation>
    </message>
    <message>
        <source>Decoration</source>
        <translation>装修保修</translation>
    </message>
    <message>
        <source>Waterproofing</source>
        <translation>防水保修</translation>
    </message>
    <message>
        <source>15-day red line</source>
        <translation>15日红线</translation>
    </message>
</context>
<context>
    <name>Personal</name>
    <message>
        <source>Name, contact, words, photos and papers</source>
        <translation>姓名、联系方式、原话、照片和单据</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Handling this case</source>
        <translation>办理本次售后</translation>
    </message>
    <message>
        <source>Keeping the ID number</source>
        <translation>登记身份证号</translation>
    </message>
    <message>
        <source>Messages about the case</source>
        <translation>办理进度通知</translation>
    </message>
    <message>
        <source>Passing on to brand, supplier or carrier</source>
        <translation>提供给品牌、供应商或物流</translation>
    </message>
    <message>
        <source>The customer</source>
        <translation>客户本人</translation>
    </message>
    <message>
        <source>A guardian, for a child</source>
        <translation>监护人（未满14岁）</translation>
    </message>
    <message>
        <source>their time was over</source>
        <translation>保存期已满</translation>
    </message>
    <message>
        <source>the customer asked for it</source>
        <translation>客户要求删除</translation>
    </message>
    <message>
        <source>the consent was withdrawn</source>
        <translation>撤回同意</translation>
    </message>
    <message>
        <source>the case is open</source>
        <translation>案件未办结</translation>
    </message>
    <message>
        <source>a refund is under way</source>
        <translation>退款正在办理</translation>
    </message>
    <message>
        <source>the case is in dispute</source>
        <translation>争议未了结</translation>
    </message>
    <message>
        <source>a hold was ordered</source>
        <translation>已登记暂缓删除</translation>
    </message>
</context>
<context>
    <name>PersonalSheet</name>
    <message>
        <source>Personal data</source>
        <translation>个人信息</translation>
    </message>
    <message>
        <source>Why the whole number is needed</source>
        <translation>查看全号的原因</translation>
    </message>
    <message>
        <source>Show the ID number</source>
        <translation>查看身份证号</translation>
    </message>
    <message>
        <source>Copy for the customer</source>
        <translation>给客户的副本</translation>
    </message>
    <message>
        <source>Erase what may go</source>
        <translation>删除可以删除的</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>A customer who asks for a copy or for erasure is answered by: {0}</source>
        <translation>客户要求查阅、复制或删除个人信息的，由{0}办理</translation>
    </message>
    <message>
        <source>ID number: {0}</source>
        <translation>身份证号：{0}</translation>
    </message>
    <message>
        <source>Where the copy is to lie</source>
        <translation>副本存放在哪里</translation>
    </message>
    <message>
        <source>Where the answer is to lie</source>
        <translation>答复存放在哪里</translation>
    </message>
    <message>
        <source>The copy lies in {0}</source>
        <translation>副本已存放在 {0}</translation>
    </message>
    <message>
        <source>Erased: {0}</source>
        <translation>已删除：{0}</translation>
    </message>
    <message>
        <source>The law keeps all of it for now</source>
        <translation>依法暂须全部保留</translation>
    </message>
    <message>
        <source>{0}: kept until {1}</source>
        <translation>{0}：保存至 {1}</translation>
    </message>
    <message>
        <source>{0}: how long it is kept counts from the end of the case</source>
        <translation>{0}：保存期限自办结起算</translation>
    </message>
    <message>
        <source> ({0})</source>
        <translation>（{0}）</translation>
    </message>
    <message>
        <source>{0}: erased on {1}</source>
        <translation>{0}：{1} 已删除</translation>
    </message>
    <message>
        <source>Consent: {0}, given on {1}</source>
        <translation>同意：{0}，{1} 登记</translation>
    </message>
    <message>
        <source>Consent: {0}, withdrawn on {1}</source>
        <translation>同意：{0}，{1} 撤回</translation>
    </message>
</context>
<context>
    <name>PhotoCard</name>
    <message>
        <source>missing</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Shot list, {0}: {1}</source>
        <translation>{0}拍摄清单：{1}</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>PhotoImport</name>
    <message>
        <source>Not usable</source>
        <translation>不能用</translation>
    </message>
</context>
<context>
    <name>Photos</name>
    <message>
        <source>Photos of the goods</source>
        <translation>商品照片</translation>
    </message>
    <message>
        <source>Photos, video, scans ({0})</source>
        <translation>照片、视频、扫描件 ({0})</translation>
    </message>
</context>
<context>
    <name>PickList</name>
    <message numerus="yes">
        <source>%n kinds</source>
        <translation>
            <numerusform>%n 种</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>Pieces</name>
    <message>
        <source>New article</source>
        <translation>新商品</translation>
    </message>
    <message>
        <source>article {0} · {1}</source>
        <translation>第 {0} 件 · {1}</translation>
    </message>
    <message>
        <source>The article is taken out</source>
        <translation>已去掉这件商品</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>A plan comes after the determination: F7 first.</source>
        <translation>先认定责任（F7），再提方案。</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一项</translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>{0}, until {1}</source>
        <translation>{0}，至 {1}</translation>
    </message>
</context>
<context>
    <name>Policy</name>
    <message>
        <source>statute</source>
        <translation>法定</translation>
    </message>
    <message>
        <source>promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>set here</source>
        <translation>本店设定</translation>
    </message>
    <message>
        <source>head office</source>
        <translation>总部</translation>
    </message>
    <message>
        <source>this house</source>
        <translation>本店</translation>
    </message>
    <message>
        <source>comes with the program</source>
        <translation>随程序</translation>
    </message>
    <message>
        <source>Clocks of the house</source>
        <translation>办理时限</translation>
    </message>
    <message>
        <source>Windows for the customer</source>
        <translation>客户期限</translation>
    </message>
    <message>
        <source>Amounts and counts</source>
        <translation>金额与数量</translation>
    </message>
    <message>
        <source>Levels and their owners</source>
        <translation>级别与负责人</translation>
    </message>
    <message>
        <source>Amount of the case</source>
        <translation>退换货金额</translation>
    </message>
    <message>
        <source>People affected</source>
        <translation>涉及人数</translation>
    </message>
    <message>
        <source>Score given by the customer</source>
        <translation>客户评分</translation>
    </message>
    <message>
        <source>Repairs without success</source>
        <translation>维修未成次数</translation>
    </message>
    <message>
        <source>Days in repair</source>
        <translation>维修总天数</translation>
    </message>
    <message>
        <source>owner of the level</source>
        <translation>本级负责人</translation>
    </message>
    <message>
        <source>as agreed or printed, else {0}</source>
        <translation>按约定或标示，没有的为{0}</translation>
    </message>
    <message>
        <source>over {0}</source>
        <translation>超过 {0}</translation>
    </message>
    <message>
        <source>from {0} on</source>
        <translation>{0} 及以上</translation>
    </message>
    <message>
        <source>up to {0}</source>
        <translation>{0} 及以下</translation>
    </message>
    <message>
        <source>under {0}</source>
        <translation>不足 {0}</translation>
    </message>
    <message>
        <source>as agreed or printed</source>
        <translation>按约定或标示</translation>
    </message>
    <message>
        <source>by goods category</source>
        <translation>按商品品类</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Amount (yuan)</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>Length (hours)</source>
        <translation>时长（小时）</translation>
    </message>
    <message>
        <source>Length (minutes)</source>
        <translation>时长（分钟）</translation>
    </message>
    <message>
        <source>Length (days)</source>
        <translation>期限（天）</translation>
    </message>
    <message>
        <source>Length (working days)</source>
        <translation>期限（工作日）</translation>
    </message>
    <message>
        <source>Length (months)</source>
        <translation>期限（月）</translation>
    </message>
    <message>
        <source>Length (years)</source>
        <translation>期限（年）</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>There are no tickets yet to compare with.</source>
        <translation>还没有工单可以比较。</translation>
    </message>
    <message>
        <source>None of the {0} tickets looked at would come out differently.</source>
        <translation>比较了 {0} 张工单，结果都不变。</translation>
    </message>
    <message>
        <source>{0} of {1} tickets would come out differently, had they been taken in so:</source>
        <translation>如果当时就按新值受理，{1} 张工单中有 {0} 张结果不同：</translation>
    </message>
    <message>
        <source>{0}: {1} of {2} · {3}: {4} → {5}</source>
        <translation>{0}：{2} 张中 {1} 张 · {3}：{4} → {5}</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Proposed level</source>
        <translation>建议级别</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>应给</translation>
    </message>
    <message>
        <source>Negotiable</source>
        <translation>可协商</translation>
    </message>
    <message>
        <source>Not owed</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Approval by a manager</source>
        <translation>经理审批</translation>
    </message>
    <message>
        <source>Follow-up by a person</source>
        <translation>人工回访</translation>
    </message>
    <message>
        <source>Link as a batch</source>
        <translation>关联批量</translation>
    </message>
    <message>
        <source>Intake on site</source>
        <translation>上门受理</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>PolicySection</name>
    <message>
        <source>Save version</source>
        <translation>保存版本</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不改</translation>
    </message>
    <message>
        <source>This version comes from head office and is not edited here.</source>
        <translation>此版本来自总部，本店不可修改。</translation>
    </message>
    <message>
        <source>This value is not edited here: {0}</source>
        <translation>这一项不能在这里改：{0}</translation>
    </message>
    <message>
        <source>Version {0} is kept; new tickets are taken in under it.</source>
        <translation>已保存版本 {0}，新工单按它办理。</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>还没有改动。</translation>
    </message>
    <message>
        <source>Not to be judged so.</source>
        <translation>这样填不能判定。</translation>
    </message>
    <message>
        <source>Statute: locked, no profile changes it</source>
        <translation>法定期限（锁定，法定不可改）</translation>
    </message>
    <message>
        <source>this desk</source>
        <translation>本工位</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Policy profile</source>
        <translation>政策方案</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Arrows choose a line, Enter edits it.</source>
        <translation>方向键选行，Enter 修改。</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>A ticket is judged by the rules it was taken in under; newer ones never rewrite it.</source>
        <translation>工单按受理时的版本认定，新版本不会改写旧工单。</translation>
    </message>
</context>
<context>
    <name>Post</name>
    <message>
        <source>Service manager</source>
        <translation>售后经理</translation>
    </message>
    <message>
        <source>Service supervisor</source>
        <translation>售后主管</translation>
    </message>
    <message>
        <source>Service specialist</source>
        <translation>售后专员</translation>
    </message>
    <message>
        <source>Service desk</source>
        <translation>客服人员</translation>
    </message>
    <message>
        <source>Finance</source>
        <translation>财务</translation>
    </message>
    <message>
        <source>Order follow-up</source>
        <translation>跟单员</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>No ticket chosen</source>
        <translation>未选工单</translation>
    </message>
    <message>
        <source>Evidence {0}</source>
        <translation>证据 {0}</translation>
    </message>
    <message>
        <source>No evidence yet</source>
        <translation>还没有证据</translation>
    </message>
</context>
<context>
    <name>PrintWatch</name>
    <message>
        <source>Print again</source>
        <translation>再打印</translation>
    </message>
</context>
<context>
    <name>PrintWords</name>
    <message>
        <source>Issue and print</source>
        <translation>签发并打印</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>reprint {0}</source>
        <translation>补打 {0}</translation>
    </message>
    <message>
        <source>no printer</source>
        <translation>未设打印机</translation>
    </message>
    <message>
        <source>“{0}” holds paper that does not fit ({1}); this document comes on {2}. Choose another printer, or save it as PDF.</source>
        <translation>打印机「{0}」装的是 {1}；该单据要用 {2} 纸。请另选打印机，或存为 PDF。</translation>
    </message>
    <message>
        <source>{0} is issued; the paper waits: {1}</source>
        <translation>{0} 已签发，尚未打印：{1}</translation>
    </message>
    <message>
        <source>{0} is issued; no printer is set, open it to save it as a file</source>
        <translation>{0} 已签发；未设置打印机，可打开另存为文件</translation>
    </message>
    <message>
        <source>{0} goes to {1}</source>
        <translation>{0} 已送 {1} 打印</translation>
    </message>
    <message>
        <source>Evidence bundle saved as {0}. Fingerprint: {1}</source>
        <translation>证据包已存为 {0}。指纹：{1}</translation>
    </message>
</context>
<context>
    <name>PrintersSection</name>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Add one in the system&apos;s settings.</source>
        <translation>这台电脑没有打印机，请在系统设置中添加。</translation>
    </message>
    <message>
        <source>the system&apos;s own choice</source>
        <translation>系统默认</translation>
    </message>
    <message>
        <source>Takes no orders</source>
        <translation>拒收任务</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>打印中</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Printers of this computer</source>
        <translation>本机打印机</translation>
    </message>
    <message>
        <source>Waiting orders</source>
        <translation>等待任务</translation>
    </message>
    <message>
        <source>Test page sent to {0}</source>
        <translation>测试页已送往 {0}</translation>
    </message>
</context>
<context>
    <name>Problem type</name>
    <message>
        <source>Quality flaw</source>
        <translation>质量瑕疵</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>故障失灵</translation>
    </message>
    <message>
        <source>Damaged on the way</source>
        <translation>运输损坏</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>安装问题</translation>
    </message>
    <message>
        <source>Wrong size</source>
        <translation>尺寸不符</translation>
    </message>
    <message>
        <source>Not as described</source>
        <translation>货不对板</translation>
    </message>
    <message>
        <source>Part missing</source>
        <translation>缺件少件</translation>
    </message>
    <message>
        <source>Misuse</source>
        <translation>使用不当</translation>
    </message>
    <message>
        <source>Food</source>
        <translation>食品问题</translation>
    </message>
    <message>
        <source>Injury</source>
        <translation>人身伤害</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务问题</translation>
    </message>
</context>
<context>
    <name>ProblemCard</name>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>As the customer says it</source>
        <translation>照客户的话写</translation>
    </message>
    <message>
        <source>Empty: the same as of the first one</source>
        <translation>不填则与第 1 件相同</translation>
    </message>
    <message>
        <source>Kettle, base</source>
        <translation>壶身、底座</translation>
    </message>
    <message>
        <source>Call back tomorrow at 10</source>
        <translation>明天10点前回电</translation>
    </message>
    <message>
        <source>Lid, hinge, back board</source>
        <translation>如壶盖、铰链、背板</translation>
    </message>
    <message>
        <source>Customer&apos;s words</source>
        <translation>客户原话</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>问题类型</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Faulty part</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Expects</source>
        <translation>期望方案</translation>
    </message>
    <message>
        <source>Wanted by</source>
        <translation>最后期限</translation>
    </message>
    <message>
        <source>Injury</source>
        <translation>受伤</translation>
    </message>
    <message>
        <source>Asked before</source>
        <translation>已联系过</translation>
    </message>
    <message>
        <source>Items left here</source>
        <translation>留存物品</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Circumstances</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>People affected</source>
        <translation>涉及人数</translation>
    </message>
</context>
<context>
    <name>ProblemPage</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Go to that window</source>
        <translation>切换到那个窗口</translation>
    </message>
    <message>
        <source>Begin with an empty store</source>
        <translation>从空白数据开始</translation>
    </message>
    <message>
        <source>Cannot open the data</source>
        <translation>打不开数据</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Delete nothing. Choose a copy below: it is tried first and then restored into a new folder beside this one. The damaged data stays where it is.</source>
        <translation>不要删除任何文件。在下面选一份备份：先检验，再恢复到旁边的新文件夹；损坏的数据原样保留。</translation>
    </message>
    <message>
        <source>Start the newer program, or update this one. The data is whole; nothing was changed.</source>
        <translation>请启动新版程序，或更新本程序。数据完好，没有任何改动。</translation>
    </message>
    <message>
        <source>Go on in the other window (F12), or close it and press F5.</source>
        <translation>请到那个窗口继续工作（F12），或关闭它后按 F5。</translation>
    </message>
    <message>
        <source>See whether the disk is write-protected and whether your account may write there, then press F5. Nothing was changed.</source>
        <translation>请检查磁盘是否写保护、当前账户是否有写入权限，然后按 F5。没有任何改动。</translation>
    </message>
    <message>
        <source>Delete what is not needed on this disk, or empty its wastebasket, then press F5. What was entered is there.</source>
        <translation>请删除这块磁盘上不需要的文件或清空回收站，然后按 F5。已录入的内容都在。</translation>
    </message>
    <message>
        <source>Connect the disk or network drive that it is on and press F5. Where it is lost, choose a copy below.</source>
        <translation>请接上数据所在的磁盘或网络盘，然后按 F5。确实丢失时，在下面选一份备份。</translation>
    </message>
    <message>
        <source>See whether the disk is connected and press F5. Where it is broken, choose a copy below: it is restored into a new folder.</source>
        <translation>请检查磁盘是否连接好，然后按 F5。磁盘损坏时，在下面选一份备份，恢复到新文件夹。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>{0}; this program knows {1}</source>
        <translation>{0}（本程序支持到 {1}）</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>数据格式</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Mall service desk</source>
        <translation>商场服务台</translation>
    </message>
    <message>
        <source>Home group buying</source>
        <translation>家居团购</translation>
    </message>
    <message>
        <source>E-commerce</source>
        <translation>电商平台</translation>
    </message>
    <message>
        <source>Furniture retail</source>
        <translation>家具零售</translation>
    </message>
    <message>
        <source>Appliance channel</source>
        <translation>家电渠道</translation>
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
    <name>Proof check</name>
    <message>
        <source>Original seen</source>
        <translation>见过原件</translation>
    </message>
    <message>
        <source>Found in the system</source>
        <translation>系统查到</translation>
    </message>
    <message>
        <source>Not at hand</source>
        <translation>没带来</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>看不清</translation>
    </message>
    <message>
        <source>Does not match</source>
        <translation>不相符</translation>
    </message>
    <message>
        <source>Altered</source>
        <translation>有涂改</translation>
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
    <name>QueueBoard</name>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>New intake</source>
        <translation>新受理</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今日到期</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>To approve</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>With customer</source>
        <translation>待客户</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未同步</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>found for «{0}» · newest first</source>
        <translation>「{0}」的结果 · 新的在前</translation>
    </message>
    <message>
        <source>{0} open · by urgency and time left</source>
        <translation>{0} 件未结 · 按紧急程度与剩余时间</translation>
    </message>
    <message>
        <source>Nothing found for «{0}»</source>
        <translation>没有找到「{0}」</translation>
    </message>
    <message>
        <source>Try the phone tail, initials, or fewer words. Esc shows the queue.</source>
        <translation>试试手机尾号、拼音首字母，或少写几个字。Esc 回到列表。</translation>
    </message>
    <message>
        <source>No tickets yet</source>
        <translation>还没有工单</translation>
    </message>
    <message>
        <source>F2 takes the first one in.</source>
        <translation>按 F2 受理第一件。</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>没有未结工单</translation>
    </message>
    <message>
        <source>All is done.</source>
        <translation>都办完了。</translation>
    </message>
    <message>
        <source>Nothing under «{0}»</source>
        <translation>「{0}」下没有工单</translation>
    </message>
    <message>
        <source>Left and Right choose another filter.</source>
        <translation>按左右键换一个筛选。</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>New intake</source>
        <translation>新受理</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Determine</source>
        <translation>认定</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>列表</translation>
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
    <name>Recovery</name>
    <message>
        <source>Restore the intake of {0}?</source>
        <translation>恢复 {0} 的受理？</translation>
    </message>
</context>
<context>
    <name>RecoveryCard</name>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Make and print a new code</source>
        <translation>生成并打印新恢复码</translation>
    </message>
    <message>
        <source>Try the code</source>
        <translation>试恢复码</translation>
    </message>
    <message>
        <source>Whoever has this code opens the data and the backups on any computer: print it and lock it away. A new code takes the place of the one before.</source>
        <translation>有恢复码的人可在任何电脑上打开数据和备份：请打印后锁好。生成新的，旧的即作废。</translation>
    </message>
    <message>
        <source>Code from the sheet</source>
        <translation>恢复单上的恢复码</translation>
    </message>
    <message>
        <source>The key lies in the keyring of the operating system.</source>
        <translation>密钥保存在操作系统的密钥环中。</translation>
    </message>
    <message>
        <source>This system keeps no keys: the key lies in a file of this account. Whoever may read the files of this account can open the data.</source>
        <translation>本系统没有密钥环：密钥存于本账户的文件中。能读取本账户文件的人就能打开数据。</translation>
    </message>
    <message>
        <source>A demo: its key lies beside its data.</source>
        <translation>演示数据：密钥就放在数据旁边。</translation>
    </message>
    <message>
        <source>A passphrase is asked for at each start.</source>
        <translation>每次启动都要输入口令。</translation>
    </message>
    <message>
        <source>There is no recovery code yet: without it no other computer opens a backup.</source>
        <translation>还没有恢复码：没有它，别的电脑打不开备份。</translation>
    </message>
    <message>
        <source>The code was not tried for half a year: type it from the sheet once.</source>
        <translation>恢复码已半年没有试过：请照恢复单输入一次。</translation>
    </message>
    <message>
        <source>{0}: write the code down now, it is not kept</source>
        <translation>{0}。请马上抄下恢复码，它不会保存</translation>
    </message>
    <message>
        <source>The sheet was handed to {0}</source>
        <translation>恢复单已交给 {0} 打印</translation>
    </message>
    <message>
        <source>This desk has no printer: write the code down now, it is not kept</source>
        <translation>本台没有打印机：请现在抄下恢复码，系统不保存</translation>
    </message>
    <message>
        <source>The code opens the data; the trial is noted</source>
        <translation>恢复码有效，已记下本次验证</translation>
    </message>
</context>
<context>
    <name>RefundForm</name>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Way of payment</source>
        <translation>退款方式</translation>
    </message>
    <message>
        <source>Invoice handling</source>
        <translation>发票处理</translation>
    </message>
    <message>
        <source>The customer gets {0}  {1}</source>
        <translation>实退 {0}  {1}</translation>
    </message>
    <message>
        <source>There by {0}. {1}</source>
        <translation>最晚 {0} 到账。{1}</translation>
    </message>
</context>
<context>
    <name>RefusedLines</name>
    <message>
        <source>Files that were refused</source>
        <translation>未能使用的文件</translation>
    </message>
</context>
<context>
    <name>RelatedBox</name>
    <message>
        <source>This phone has an open ticket</source>
        <translation>同号有未结工单，可能是同一件</translation>
    </message>
    <message>
        <source>This phone has {0} open tickets</source>
        <translation>同号有 {0} 张未结工单，可能是同一件</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开工单</translation>
    </message>
    <message>
        <source>Add a note there</source>
        <translation>在此单补记</translation>
    </message>
    <message>
        <source>Batch: customer {0} with these goods in 7 days, level 1</source>
        <translation>批量：7 天内第 {0} 位客户投诉同一商品，定一级</translation>
    </message>
    <message>
        <source>Customer {0} with these goods in 7 days</source>
        <translation>7 天内第 {0} 位客户投诉同一商品</translation>
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
    <name>Rescue</name>
    <message>
        <source>The copy is restored and open, in {0}. What cannot be opened stays in {1}.</source>
        <translation>备份已恢复并打开，位于 {0}。打不开的数据原样保留在 {1}。</translation>
    </message>
    <message>
        <source>From now on start the program with --store {0}</source>
        <translation>今后启动程序请加 --store {0}</translation>
    </message>
    <message>
        <source>That program did not answer. Look for its window, or end it first.</source>
        <translation>那个程序没有回应。请找到它的窗口，或先结束它。</translation>
    </message>
</context>
<context>
    <name>ResultForm</name>
    <message>
        <source>Record the result</source>
        <translation>记录结果</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>检测结果</translation>
    </message>
    <message>
        <source>Report number</source>
        <translation>报告编号</translation>
    </message>
</context>
<context>
    <name>RetentionWatch</name>
    <message>
        <source>The computer&apos;s clock shows {0}: no personal data are erased until it is believed.</source>
        <translation>电脑时钟显示 {0}：日期确认之前不删除任何个人信息。</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>RightRows</name>
    <message>
        <source>Rights</source>
        <translation>可享权益</translation>
    </message>
</context>
<context>
    <name>RightsCard</name>
    <message>
        <source>The words are too long: only the first {0} characters are judged.</source>
        <translation>原话过长：仅按前 {0} 个字判断。</translation>
    </message>
    <message>
        <source>Stated: {0}</source>
        <translation>已补充：{0}</translation>
    </message>
    <message>
        <source>Level {0} {1} · {2}</source>
        <translation>{0} 级 {1} · {2}</translation>
    </message>
    <message>
        <source>Why {0}: {1}</source>
        <translation>为何是 {0}：{1}</translation>
    </message>
    <message>
        <source>Goods and demand tell what the customer is entitled to.</source>
        <translation>填了商品和诉求，这里列出客户可享的权益。</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>可享权益</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
</context>
<context>
    <name>RightsSheet</name>
    <message>
        <source>About to close</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>还缺</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>权益</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Level, money and identity</source>
        <translation>级别、钱款与身份</translation>
    </message>
    <message>
        <source>Enter goes to where it is answered.</source>
        <translation>按 Enter 去填写。</translation>
    </message>
    <message>
        <source>No field answers it yet; write it down as a note (N).</source>
        <translation>暂无对应字段，可用备注（N）记下。</translation>
    </message>
    <message>
        <source>Rights and periods</source>
        <translation>权益与期限</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为何</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>读全文</translation>
    </message>
    <message>
        <source>Answer what is missing</source>
        <translation>去补缺项</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Why: {0}</source>
        <translation>为何：{0}</translation>
    </message>
</context>
<context>
    <name>Risk</name>
    <message>
        <source>Danger</source>
        <translation>人身安全</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>投诉媒体</translation>
    </message>
    <message>
        <source>Agitated</source>
        <translation>情绪激动</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>财产损失</translation>
    </message>
    <message>
        <source>Bad review</source>
        <translation>差评</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>加急</translation>
    </message>
    <message>
        <source>None</source>
        <translation>都没有</translation>
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
    <name>Rule</name>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Refund in parts</source>
        <translation>分期退款</translation>
    </message>
    <message>
        <source>Refund amount</source>
        <translation>退款金额</translation>
    </message>
    <message>
        <source>Days of use charged</source>
        <translation>折旧天数</translation>
    </message>
    <message>
        <source>Depreciation</source>
        <translation>折旧费</translation>
    </message>
    <message>
        <source>Punitive damages</source>
        <translation>惩罚性赔偿</translation>
    </message>
    <message>
        <source>Return freight</source>
        <translation>退回运费</translation>
    </message>
    <message>
        <source>Freight</source>
        <translation>运费</translation>
    </message>
    <message>
        <source>Freight both ways</source>
        <translation>往返运费</translation>
    </message>
    <message>
        <source>Test fee</source>
        <translation>检测费</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Paid when late</source>
        <translation>逾期补偿</translation>
    </message>
    <message>
        <source>Quote before repair</source>
        <translation>维修先报价</translation>
    </message>
    <message>
        <source>Proof of purchase</source>
        <translation>购物凭证</translation>
    </message>
    <message>
        <source>May be taken in</source>
        <translation>可否受理</translation>
    </message>
    <message>
        <source>Liable</source>
        <translation>责任方</translation>
    </message>
    <message>
        <source>Burden of proof</source>
        <translation>举证责任</translation>
    </message>
    <message>
        <source>Repairer</source>
        <translation>修理者</translation>
    </message>
    <message>
        <source>Whoever is liable</source>
        <translation>责任方</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>消费者</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>What is to be noted?</source>
        <translation>写下要补记的内容</translation>
    </message>
    <message>
        <source>Noted on {0}; no new ticket</source>
        <translation>已补记到 {0}，没有新开工单</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>已保存 {0}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{0} sent to the printer</source>
        <translation>{0}已送打印</translation>
    </message>
    <message>
        <source>{0} issued; no printer is set</source>
        <translation>{0}已出单，未设打印机</translation>
    </message>
</context>
<context>
    <name>ScanRouter</name>
    <message>
        <source>The scan came through the input method and was changed. Switch it off, scan again.</source>
        <translation>扫码经过输入法被改写了，请关闭输入法后重扫。</translation>
    </message>
    <message>
        <source>No ticket for {0} here. It may belong to another desk.</source>
        <translation>这里没有 {0} 的工单，可能属于别的工位。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>New intake</source>
        <translation>新受理</translation>
    </message>
    <message>
        <source>Scanned «{0}»: not a ticket and not goods. F3 and Enter search for it.</source>
        <translation>扫到「{0}」：不是单据也不是商品。按 F3、Enter 查找。</translation>
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
    <name>SearchWiring</name>
    <message>
        <source>Nothing found for «{0}»</source>
        <translation>没有找到「{0}」</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Only a supervisor or manager changes what is here; everybody may look at it.</source>
        <translation>这里的内容只有主管或经理可以修改；其他人可以查看。</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>已保存 {0}</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>Desk code</source>
        <translation>工位号</translation>
    </message>
    <message>
        <source>Desk name</source>
        <translation>工位名</translation>
    </message>
    <message>
        <source>Mall</source>
        <translation>商场</translation>
    </message>
    <message>
        <source>Shop or branch</source>
        <translation>门店</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>营业时间</translation>
    </message>
    <message>
        <source>Shifts</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Desk phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Rules of the desk</source>
        <translation>适用政策</translation>
    </message>
    <message>
        <source>Rules of the province</source>
        <translation>地方规定</translation>
    </message>
    <message>
        <source>Every document</source>
        <translation>全部单据</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>受理回执</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>物品标签</translation>
    </message>
    <message>
        <source>Liability notice</source>
        <translation>责任认定告知书</translation>
    </message>
    <message>
        <source>Exchange-return slip</source>
        <translation>退换货确认单</translation>
    </message>
    <message>
        <source>Usual paper</source>
        <translation>常用纸</translation>
    </message>
    <message>
        <source>A5 upright</source>
        <translation>A5 竖放</translation>
    </message>
    <message>
        <source>A5 lying</source>
        <translation>A5 横放</translation>
    </message>
    <message>
        <source>Two A5 on a sheet of A4</source>
        <translation>A4 一张印两份 A5</translation>
    </message>
    <message>
        <source>Continuous 241 × 140</source>
        <translation>连续纸 241×140</translation>
    </message>
    <message>
        <source>Roll 80 mm</source>
        <translation>80 毫米卷纸</translation>
    </message>
    <message>
        <source>Roll 58 mm</source>
        <translation>58 毫米卷纸</translation>
    </message>
    <message>
        <source>Label 60 × 40</source>
        <translation>标签 60×40</translation>
    </message>
    <message>
        <source>Label 40 × 30</source>
        <translation>标签 40 × 30</translation>
    </message>
    <message>
        <source>Registered name</source>
        <translation>经营者名称</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Sections</source>
        <translation>设置项</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>换节</translation>
    </message>
    <message>
        <source>Into it</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>工位</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>政策</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Head office</source>
        <translation>总部</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Demo clock</source>
        <translation>演示时钟</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Letterhead</source>
        <translation>单据抬头</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation>单据文字</translation>
    </message>
</context>
<context>
    <name>ShareRow</name>
    <message>
        <source>Liable party</source>
        <translation>责任主体</translation>
    </message>
    <message>
        <source>Name of the firm</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>Share %</source>
        <translation>比例 %</translation>
    </message>
    <message>
        <source>Remove this party</source>
        <translation>去掉这一方</translation>
    </message>
</context>
<context>
    <name>ShareRows</name>
    <message>
        <source>Another party</source>
        <translation>增加一方</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>The desk goes by {0} until the clock is right</source>
        <translation>时钟校正前，本台按 {0} 办理</translation>
    </message>
    <message>
        <source>Intake</source>
        <translation>受理</translation>
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
    <name>SignInPage</name>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Type the PIN</source>
        <translation>请输入 PIN</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>PIN of {0}</source>
        <translation>{0} 的 PIN</translation>
    </message>
    <message>
        <source>Demo PIN: {0}</source>
        <translation>演示 PIN：{0}</translation>
    </message>
    <message>
        <source>Who is at the desk?</source>
        <translation>谁在柜台？</translation>
    </message>
    <message>
        <source>Counterfoil</source>
        <translation>存根</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>SignPage</name>
    <message>
        <source>Signature</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>约定</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Expected on</source>
        <translation>预计到货</translation>
    </message>
    <message>
        <source>{0} is signed</source>
        <translation>{0} 已签字</translation>
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
    <message>
        <source>Please read the agreement and accept it first (A)</source>
        <translation>请先阅读约定并勾选同意（A）</translation>
    </message>
    <message>
        <source>These are too many strokes for a signature. Please sign again (Del).</source>
        <translation>笔画过多，不能作为签名。请重新签名（Del）。</translation>
    </message>
    <message>
        <source>{0}, version {1}</source>
        <translation>{0}（第 {1} 版）</translation>
    </message>
</context>
<context>
    <name>SignWords</name>
    <message>
        <source>Issue this document first: F10</source>
        <translation>请先签发此单据：F10</translation>
    </message>
    <message>
        <source>Issue this document first: F9</source>
        <translation>请先签发此单据：F9</translation>
    </message>
    <message>
        <source>Nobody has to sign this document on the screen</source>
        <translation>这张单据无需在屏幕上签字</translation>
    </message>
    <message>
        <source>Version {0} is signed. What is issued here is a new version: the signature on version {0} then no longer counts, and the new one has to be signed again.</source>
        <translation>第 {0} 版已签字。在此出具的是新版本：第 {0} 版上的签字随之失效，新版本须重新签字。</translation>
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
<context>
    <name>Signer</name>
    <message>
        <source>Customer, consents before the work</source>
        <translation>客户（作业前同意报价）</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>本店</translation>
    </message>
    <message>
        <source>Merchant</source>
        <translation>商家</translation>
    </message>
    <message>
        <source>Hands over</source>
        <translation>交班人</translation>
    </message>
    <message>
        <source>Takes over</source>
        <translation>接班人</translation>
    </message>
</context>
<context>
    <name>SlipPanel</name>
    <message>
        <source>Declined: phone and original payment instead</source>
        <translation>客户拒绝提供，改以手机号和原支付渠道核验</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Sign on screen</source>
        <translation>屏上签字</translation>
    </message>
    <message>
        <source>The case has changed since this slip was issued: issue a new version.</source>
        <translation>签发后内容有变更，请签发新版确认单。</translation>
    </message>
    <message>
        <source> The signature on version {0} then no longer counts.</source>
        <translation>第 {0} 版上的签字随之失效。</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>约定</translation>
    </message>
    <message>
        <source>Left here</source>
        <translation>已留实物</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>拒绝提供</translation>
    </message>
    <message>
        <source>not given yet</source>
        <translation>待登记</translation>
    </message>
    <message>
        <source>{0}, version {1}</source>
        <translation>{0} · 第 {1} 版</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签</translation>
    </message>
    <message>
        <source>Not issued</source>
        <translation>未签发</translation>
    </message>
    <message>
        <source>To be signed</source>
        <translation>待签字</translation>
    </message>
    <message>
        <source>Exchange-return slip</source>
        <translation>退换货确认单</translation>
    </message>
</context>
<context>
    <name>StaffEditor</name>
    <message>
        <source>Nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>6 digits</source>
        <translation>6 位数字</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Away from</source>
        <translation>缺勤自</translation>
    </message>
    <message>
        <source>Away until</source>
        <translation>缺勤至</translation>
    </message>
    <message>
        <source>Deputy</source>
        <translation>代理人</translation>
    </message>
    <message>
        <source>PIN so far</source>
        <translation>原 PIN</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>新 PIN</translation>
    </message>
    <message>
        <source>The PIN again</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>Change role</source>
        <translation>更改角色</translation>
    </message>
    <message>
        <source>Keep absence</source>
        <translation>保存缺勤</translation>
    </message>
    <message>
        <source>Is back</source>
        <translation>已到岗</translation>
    </message>
    <message>
        <source>Set PIN</source>
        <translation>设置 PIN</translation>
    </message>
    <message>
        <source>Take PIN away</source>
        <translation>清除 PIN</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>StaffSection</name>
    <message>
        <source>Lock, or let another sign in</source>
        <translation>锁定或换人登录</translation>
    </message>
    <message>
        <source>Lock after minutes without a hand on it</source>
        <translation>无人操作多少分钟后锁定</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Nobody has a PIN yet: whoever stands here sees and does everything.</source>
        <translation>还没有人设置 PIN：任何人都能查看和操作全部内容。</translation>
    </message>
    <message>
        <source>Set one for a supervisor first; from then on everybody signs in.</source>
        <translation>请先为主管设置，此后每个人都须登录。</translation>
    </message>
    <message>
        <source>Change {0}</source>
        <translation>更改 {0}</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>移除 {0}</translation>
    </message>
    <message>
        <source>Away until {0}</source>
        <translation>缺勤至 {0}</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>缺勤</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>当前在岗</translation>
    </message>
    <message>
        <source>Head office</source>
        <translation>总部</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>No PIN</source>
        <translation>未设 PIN</translation>
    </message>
    <message>
        <source>At the desk now</source>
        <translation>当前在岗</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>人员</translation>
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
    <name>Standing</name>
    <message>
        <source>Demo data</source>
        <translation>演示数据</translation>
    </message>
    <message numerus="yes">
        <source>%n parked</source>
        <translation>
            <numerusform>挂起 %n 单</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StandingCard</name>
    <message>
        <source>Agree to what head office retires</source>
        <translation>同意总部停用</translation>
    </message>
    <message numerus="yes">
        <source>%n tickets wait for a decision</source>
        <translation>
            <numerusform>%n 张工单待裁定</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything goes up by itself.</source>
        <translation>会自动上传，不用管。</translation>
    </message>
    <message>
        <source>Head office has everything.</source>
        <translation>总部已全部收到。</translation>
    </message>
    <message>
        <source>Here only</source>
        <translation>仅本机</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>传送中</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收到</translation>
    </message>
    <message>
        <source>Safe</source>
        <translation>已备份</translation>
    </message>
</context>
<context>
    <name>StickPanel</name>
    <message>
        <source>Write to the stick</source>
        <translation>写入 U 盘</translation>
    </message>
    <message>
        <source>Take the receipt in</source>
        <translation>收下回执</translation>
    </message>
    <message>
        <source>Make a support bundle</source>
        <translation>生成求助包</translation>
    </message>
    <message>
        <source>USB stick or folder</source>
        <translation>U 盘或文件夹</translation>
    </message>
    <message>
        <source>Receipt (.cfr)</source>
        <translation>回执文件（.cfr）</translation>
    </message>
    <message>
        <source>Choose the stick first</source>
        <translation>请先选 U 盘</translation>
    </message>
    <message>
        <source>Writing to the stick</source>
        <translation>正在写入 U 盘</translation>
    </message>
    <message>
        <source>Choose the receipt first</source>
        <translation>请先选回执文件</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Gathering</source>
        <translation>正在收集</translation>
    </message>
    <message>
        <source>No stick is plugged in; a folder does as well.</source>
        <translation>没有插 U 盘；写到文件夹也行。</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Written</source>
        <translation>已写入</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Take the stick out safely (Eject) before you pull it. Head office gives a receipt for it; until that is back here the entries count as not received.</source>
        <translation>请先「安全弹出」再拔 U 盘。总部导入后会给回执；回执收回之前，这些记录仍算未收到。</translation>
    </message>
    <message numerus="yes">
        <source>Head office has received %n entries more</source>
        <translation>
            <numerusform>总部又收到 %n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Head office waits for another stick: {0}</source>
        <translation>总部还缺另一个 U 盘的内容：{0}</translation>
    </message>
    <message>
        <source>Where to write</source>
        <translation>写到哪里</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the stick</source>
        <translation>选择 U 盘</translation>
    </message>
    <message>
        <source>Choose the receipt</source>
        <translation>选择回执</translation>
    </message>
    <message>
        <source>Writes everything head office lacks, readable for head office alone.</source>
        <translation>把总部还没有的全部写出，只有总部能读。</translation>
    </message>
    <message>
        <source>Head office writes it back onto the stick; it proves what was received.</source>
        <translation>总部导入后写回 U 盘，是收到的凭证。</translation>
    </message>
    <message>
        <source>Versions, counts, the last calls and the log: nothing a customer said, no name, no number.</source>
        <translation>只含版本、数量、最近往来和日志；没有顾客的话、姓名、号码。</translation>
    </message>
    <message>
        <source>Out by stick</source>
        <translation>带出</translation>
    </message>
    <message>
        <source>Receipt back</source>
        <translation>带回回执</translation>
    </message>
    <message>
        <source>Ask for help</source>
        <translation>求助</translation>
    </message>
</context>
<context>
    <name>Stock</name>
    <message>
        <source>In stock</source>
        <translation>现货</translation>
    </message>
    <message>
        <source>Substitute</source>
        <translation>替代品</translation>
    </message>
    <message>
        <source>Waiting for stock</source>
        <translation>待调货</translation>
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
        <translation>传送中</translation>
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
        <translation>需处理</translation>
    </message>
</context>
<context>
    <name>SyncCall</name>
    <message>
        <source>Who is there</source>
        <translation>查看总部</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>接入</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>登录总部</translation>
    </message>
    <message>
        <source>Keys of customers&apos; data</source>
        <translation>上传密钥</translation>
    </message>
    <message>
        <source>Entries up</source>
        <translation>上传记录</translation>
    </message>
    <message>
        <source>Own entries back</source>
        <translation>取回本台记录</translation>
    </message>
    <message>
        <source>News down</source>
        <translation>接收更新</translation>
    </message>
    <message>
        <source>File up</source>
        <translation>上传文件</translation>
    </message>
    <message>
        <source>File down</source>
        <translation>下载文件</translation>
    </message>
    <message>
        <source>Which files are there</source>
        <translation>核对已有文件</translation>
    </message>
    <message>
        <source>How much of a file is there</source>
        <translation>核对文件已传多少</translation>
    </message>
    <message>
        <source>Which entries of others are lost</source>
        <translation>核对总部缺少的他台记录</translation>
    </message>
    <message>
        <source>Entries of others back</source>
        <translation>补回他台记录</translation>
    </message>
    <message>
        <source>To another head office</source>
        <translation>改属另一总部</translation>
    </message>
</context>
<context>
    <name>SyncCause</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>没有网络</translation>
    </message>
    <message>
        <source>Head office out of reach</source>
        <translation>连不上总部</translation>
    </message>
    <message>
        <source>Connection broke off</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>Network stood still</source>
        <translation>网络停住</translation>
    </message>
    <message>
        <source>Network too slow</source>
        <translation>网络太慢</translation>
    </message>
    <message>
        <source>Network wants a login</source>
        <translation>网络需要登录</translation>
    </message>
    <message>
        <source>Something else answered</source>
        <translation>应答的不是总部</translation>
    </message>
    <message>
        <source>Encryption looked into</source>
        <translation>加密连接被检查</translation>
    </message>
    <message>
        <source>Certificate not valid</source>
        <translation>证书无效</translation>
    </message>
    <message>
        <source>Clock of this computer wrong</source>
        <translation>本机时钟不对</translation>
    </message>
    <message>
        <source>Proxy wants a login</source>
        <translation>代理要求登录</translation>
    </message>
    <message>
        <source>Proxy cannot be used</source>
        <translation>代理不能使用</translation>
    </message>
    <message>
        <source>Another head office answered</source>
        <translation>是另一个总部</translation>
    </message>
    <message>
        <source>Acknowledgement does not fit</source>
        <translation>回执对不上</translation>
    </message>
    <message>
        <source>Journal damaged</source>
        <translation>本机流水损坏</translation>
    </message>
    <message>
        <source>No progress</source>
        <translation>没有进展</translation>
    </message>
    <message>
        <source>Somebody must agree</source>
        <translation>待人确认</translation>
    </message>
    <message>
        <source>What was sent does not fit</source>
        <translation>收到的内容对不上</translation>
    </message>
    <message>
        <source>Desk shut out</source>
        <translation>本台已停用</translation>
    </message>
    <message>
        <source>Desk not known</source>
        <translation>总部不认识本台</translation>
    </message>
    <message>
        <source>Key of this desk not known</source>
        <translation>总部不认识本台密钥</translation>
    </message>
    <message>
        <source>Code refused</source>
        <translation>接入码被拒</translation>
    </message>
    <message>
        <source>Desk code taken</source>
        <translation>台号已被占用</translation>
    </message>
    <message>
        <source>Session over, opened anew</source>
        <translation>登录过期，已重新登录</translation>
    </message>
    <message>
        <source>Too large, sent in parts</source>
        <translation>太大，分批再传</translation>
    </message>
    <message>
        <source>Head office&apos;s disk is full</source>
        <translation>总部磁盘已满</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>总部维护</translation>
    </message>
    <message>
        <source>Head office busy</source>
        <translation>总部正忙</translation>
    </message>
    <message>
        <source>A copy of this desk is at work</source>
        <translation>另有本台的副本在用</translation>
    </message>
    <message>
        <source>Head office lacks earlier entries</source>
        <translation>总部缺前面的记录</translation>
    </message>
    <message>
        <source>A copy of this desk wrote too</source>
        <translation>本台的副本也写过</translation>
    </message>
    <message>
        <source>Head office was restored</source>
        <translation>总部恢复过备份</translation>
    </message>
    <message>
        <source>Read from the beginning</source>
        <translation>从头接收</translation>
    </message>
    <message>
        <source>Newer program needed</source>
        <translation>需要更新程序</translation>
    </message>
    <message>
        <source>Fault at head office</source>
        <translation>总部出错</translation>
    </message>
    <message>
        <source>Files and conflicts stayed with the one before</source>
        <translation>原总部未传完的文件和分歧不再处理</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>接入</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Trying now; you can go on working</source>
        <translation>正在同步，可以继续办事</translation>
    </message>
    <message>
        <source>The other one was taken over</source>
        <translation>已采用另一种说法</translation>
    </message>
    <message>
        <source>It stays as it was</source>
        <translation>维持原样</translation>
    </message>
    <message>
        <source>This desk belongs to {0} now</source>
        <translation>本台已接入 {0}</translation>
    </message>
</context>
<context>
    <name>SyncReason</name>
    <message>
        <source>This desk has no head office</source>
        <translation>本台没有总部</translation>
    </message>
    <message>
        <source>Head office has shut this desk out; export to a stick</source>
        <translation>总部已停用本台，可用 U 盘导出</translation>
    </message>
    <message>
        <source>Entries wait to be sent</source>
        <translation>等待上传</translation>
    </message>
    <message>
        <source>The text is there, photos or papers still go up</source>
        <translation>文字已到，照片或单据还在传</translation>
    </message>
    <message>
        <source>Two desks said different things; somebody must decide</source>
        <translation>两台说法不一，待裁定</translation>
    </message>
    <message>
        <source>Head office could not read an entry and put it aside; tell head office</source>
        <translation>总部有一条读不出，已另存；请联系总部</translation>
    </message>
    <message>
        <source>Head office has not got the beginning of this ticket from the other desk yet</source>
        <translation>总部还没收到另一台的受理记录</translation>
    </message>
    <message>
        <source>Another desk began this ticket under the head office before; all of it is kept here. Let that desk join this head office too, or take the case in anew</source>
        <translation>此单由另一柜台在原总部受理，本总部没有开头；内容都在本机。请让那台柜台也加入本总部，或重新受理此案</translation>
    </message>
    <message>
        <source>Head office needs a newer program to read it</source>
        <translation>总部需更新程序才能读</translation>
    </message>
    <message>
        <source>The ticket was voided elsewhere; what was added since does not count</source>
        <translation>工单已在别处作废，之后所记不算数</translation>
    </message>
    <message>
        <source>A photo or paper is missing here and cannot be sent</source>
        <translation>本机缺一张照片或单据，无法上传</translation>
    </message>
</context>
<context>
    <name>SyncWatch</name>
    <message numerus="yes">
        <source>Conflicts on %n tickets</source>
        <translation>
            <numerusform>%n 张工单有冲突</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncWord</name>
    <message>
        <source>Here only {0}</source>
        <translation>仅本机 {0}</translation>
    </message>
    <message>
        <source>No head office: everything is kept on this computer, and works.</source>
        <translation>没有总部：全部存在这台电脑上，一切照常。</translation>
    </message>
    <message>
        <source>Here only</source>
        <translation>仅本机</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>需要您</translation>
    </message>
    <message>
        <source>Offline · {0}</source>
        <translation>离线 · {0}</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Sending {0}</source>
        <translation>传送中 {0}</translation>
    </message>
    <message>
        <source>To send {0}</source>
        <translation>待传 {0}</translation>
    </message>
    <message>
        <source>In step</source>
        <translation>已同步</translation>
    </message>
    <message>
        <source>Head office was not reached yet</source>
        <translation>还没有连上过总部</translation>
    </message>
    <message>
        <source>Last contact {0}</source>
        <translation>最近联系 {0}</translation>
    </message>
    <message>
        <source>Trying again now</source>
        <translation>正在重试</translation>
    </message>
    <message>
        <source>Tried again in {0} s</source>
        <translation>{0} 秒后重试</translation>
    </message>
    <message>
        <source>Tried again in {0} min</source>
        <translation>{0} 分钟后重试</translation>
    </message>
    <message>
        <source>Tried again at {0}</source>
        <translation>{0} 重试</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {0} min off</source>
        <translation>本机时钟差了 {0} 分钟</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {0} h off</source>
        <translation>本机时钟差了 {0} 小时</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {0} days off</source>
        <translation>本机时钟差了 {0} 天</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {0} years off</source>
        <translation>本机时钟差了 {0} 年</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>oldest waits {0} min</source>
        <translation>最早 {0} 分钟前</translation>
    </message>
    <message>
        <source>oldest waits {0} h</source>
        <translation>最早 {0} 小时前</translation>
    </message>
    <message>
        <source>oldest waits {0} d</source>
        <translation>最早 {0} 天前</translation>
    </message>
    <message>
        <source>{0}. {1}</source>
        <translation>{0}。{1}</translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation>{0} 毫秒</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>New</source>
        <translation>新受理</translation>
    </message>
    <message>
        <source>Parked · {0}</source>
        <translation>已挂起 · {0}</translation>
    </message>
    <message>
        <source>Take up</source>
        <translation>取回</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Discard this intake?</source>
        <translation>丢弃这件受理？</translation>
    </message>
    <message>
        <source>It can be had back for 7 days.</source>
        <translation>7 天内可以找回。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The intake is discarded</source>
        <translation>受理已丢弃</translation>
    </message>
</context>
<context>
    <name>TicketBody</name>
    <message>
        <source>Work</source>
        <translation>办理</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>过程</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>全部字段</translation>
    </message>
    <message>
        <source>Views of the ticket</source>
        <translation>工单视图</translation>
    </message>
</context>
<context>
    <name>TicketForm</name>
    <message>
        <source>Ticket number</source>
        <translation>工单号</translation>
    </message>
    <message>
        <source>Path of the scanned file</source>
        <translation>扫描件的路径</translation>
    </message>
    <message>
        <source>Several: separate with 、</source>
        <translation>多项用 、 隔开</translation>
    </message>
    <message>
        <source>明天10点, 2小时内, {0} 18:00</source>
        <translation>明天10点、2小时内、{0} 18:00</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>TicketFrame</name>
    <message>
        <source>Intake</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>Liability</source>
        <translation>认定</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>告知</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Execution</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Paused: {0}</source>
        <translation>暂停：{0}</translation>
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
    <name>TicketPage</name>
    <message>
        <source>Ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>权益</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>选文件</translation>
    </message>
    <message>
        <source>Determine</source>
        <translation>认定</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>已保存 {0}</translation>
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
    <name>TicketWords</name>
    <message>
        <source>Void: {0}</source>
        <translation>已作废：{0}</translation>
    </message>
    <message>
        <source>Merged into another ticket</source>
        <translation>已并入另一工单</translation>
    </message>
    <message>
        <source>To the determination</source>
        <translation>去认定</translation>
    </message>
    <message>
        <source>Issue and print</source>
        <translation>签发并打印</translation>
    </message>
    <message>
        <source>Write the answer</source>
        <translation>写答复</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>去办理</translation>
    </message>
</context>
<context>
    <name>TicketsToSend</name>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>顾客</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>未传</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Tickets not received</source>
        <translation>总部未收到的工单</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
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
    <name>Tiles</name>
    <message>
        <source>Staff</source>
        <translation>人员</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
</context>
<context>
    <name>TypedAhead</name>
    <message>
        <source>Keys are kept until the data is open</source>
        <translation>按键先记下，数据打开后照办</translation>
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
    <name>Undo</name>
    <message>
        <source>«{0}» {1}</source>
        <translation>「{0}」{1}</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
    </message>
    <message>
        <source>what was taken in is voided as a whole (press .)</source>
        <translation>受理只能整单作废（按 .）</translation>
    </message>
    <message>
        <source>reopen the ticket instead (press .)</source>
        <translation>请改为重新打开工单（按 .）</translation>
    </message>
    <message>
        <source>take the case in anew</source>
        <translation>请重新受理</translation>
    </message>
    <message>
        <source>void the document instead (press .)</source>
        <translation>请改为作废单据（按 .）</translation>
    </message>
    <message>
        <source>what was handed over or signed stays; issue a new version</source>
        <translation>已送达或已签字的保留，请出新版本</translation>
    </message>
    <message>
        <source>write another line that puts it right (press N)</source>
        <translation>请另写一条更正（按 N）</translation>
    </message>
    <message>
        <source>add the picture again (F6)</source>
        <translation>请重新添加照片（F6）</translation>
    </message>
    <message>
        <source>a new decision replaces it (press .)</source>
        <translation>请用新的处理记录替代（按 .）</translation>
    </message>
    <message>
        <source>it was changed again since</source>
        <translation>之后又被更改过</translation>
    </message>
    <message>
        <source>a new entry corrects it (press .)</source>
        <translation>请用新的记录更正（按 .）</translation>
    </message>
</context>
<context>
    <name>UndoKey</name>
    <message>
        <source>Nothing that you changed here today could be taken back</source>
        <translation>您今天在本单上没有可撤销的更改</translation>
    </message>
    <message>
        <source>Take back {0}? Ctrl+Z again does it.</source>
        <translation>撤销{0}？再按一次 Ctrl+Z 即撤销。</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{0} cannot be taken back. {1}</source>
        <translation>{0}不能撤销。{1}</translation>
    </message>
    <message>
        <source>{0} cannot be taken back: {1}.</source>
        <translation>{0}不能撤销：{1}。</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Taken back: {0}</source>
        <translation>已撤销：{0}</translation>
    </message>
</context>
<context>
    <name>UnplacedPage</name>
    <message>
        <source>Which paper is this?</source>
        <translation>这是哪份单据？</translation>
    </message>
    <message>
        <source>Number of the document</source>
        <translation>单据编号</translation>
    </message>
    <message>
        <source>What is signed on it</source>
        <translation>已签的位置</translation>
    </message>
    <message>
        <source>File</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Not a paper of ours</source>
        <translation>不是本店单据</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一份</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Type the number that stands on the paper</source>
        <translation>请输入单据上的编号</translation>
    </message>
    <message>
        <source>{0} is signed; filed with {1}</source>
        <translation>{0} 已签字，已归入 {1}</translation>
    </message>
    <message>
        <source>Every paper that came back is filed.</source>
        <translation>收回的单据都已归档。</translation>
    </message>
</context>
<context>
    <name>UsualWork</name>
    <message>
        <source>Nothing is left to do here</source>
        <translation>这件已办完</translation>
    </message>
    <message>
        <source>Usually next</source>
        <translation>接下来通常</translation>
    </message>
</context>
<context>
    <name>ValueEditor</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Save as version {0}</source>
        <translation>存为版本 {0}</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不改</translation>
    </message>
    <message>
        <source>Judging the latest tickets</source>
        <translation>正在用最近的工单试算</translation>
    </message>
    <message>
        <source>Now: {0} · Source: {1}</source>
        <translation>现值：{0} · 来源：{1}</translation>
    </message>
    <message>
        <source>What changes if it is edited</source>
        <translation>改了会怎样</translation>
    </message>
    <message>
        <source>Tickets that are there keep their version; new ones are taken in under the new one.</source>
        <translation>已有工单保留原版本，新工单按新版本办理。</translation>
    </message>
</context>
<context>
    <name>VerdictDesk</name>
    <message>
        <source>3 copies · A4</source>
        <translation>3 份 · A4</translation>
    </message>
    <message>
        <source>Third-party test</source>
        <translation>转第三方检测</translation>
    </message>
    <message>
        <source>Issue the notice</source>
        <translation>签发告知书</translation>
    </message>
    <message>
        <source>Mark as disputed</source>
        <translation>标为争议</translation>
    </message>
    <message>
        <source>Liability determination</source>
        <translation>责任认定</translation>
    </message>
    <message>
        <source>Corrections come as a new version</source>
        <translation>签发后不改，更正出新版</translation>
    </message>
</context>
<context>
    <name>VerdictForm</name>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Other cause</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Liable party</source>
        <translation>责任主体</translation>
    </message>
    <message>
        <source>Answers to the customer</source>
        <translation>对客户先行负责</translation>
    </message>
    <message>
        <source>Responsible person</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Stands on the store copy only</source>
        <translation>只印在存根联</translation>
    </message>
    <message>
        <source>Grounds</source>
        <translation>认定依据</translation>
    </message>
    <message>
        <source>Checks made</source>
        <translation>核查经过</translation>
    </message>
    <message>
        <source>Down shows what is usually checked; without a check the notice has no such part</source>
        <translation>按↓选常用核查项；没有核查时，告知书不列此项</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>认定结论</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>处理方案建议</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>更多…</translation>
    </message>
</context>
<context>
    <name>Verification</name>
    <message>
        <source>Shown in person</source>
        <translation>当面出示</translation>
    </message>
    <message>
        <source>Called back</source>
        <translation>回拨核实</translation>
    </message>
    <message>
        <source>Code by message</source>
        <translation>短信验证码</translation>
    </message>
</context>
<context>
    <name>Viewing</name>
    <message>
        <source>The camera starts…</source>
        <translation>相机启动中…</translation>
    </message>
    <message>
        <source>The system asks whether this program may use the camera.</source>
        <translation>系统正在询问是否允许使用相机。</translation>
    </message>
</context>
<context>
    <name>WordingBar</name>
    <message>
        <source>“{0}”: {1}</source>
        <translation>「{0}」{1}</translation>
    </message>
    <message>
        <source>“{0}” promises what the plan does not hold</source>
        <translation>“{0}”超出方案的承诺</translation>
    </message>
    <message>
        <source>“{0}” is forbidden by the rules of {1}</source>
        <translation>“{0}”是{1}规定的禁用语</translation>
    </message>
    <message>
        <source>“{0}” is not said to customers</source>
        <translation>“{0}”不宜对客户使用</translation>
    </message>
    <message>
        <source>Say “{0}”</source>
        <translation>改为“{0}”</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>删去</translation>
    </message>
</context>
<context>
    <name>WordingSection</name>
    <message>
        <source>Sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>As supplied</source>
        <translation>恢复原文</translation>
    </message>
    <message>
        <source>Head office words this document (version {0}): its sentences count, yours rest.</source>
        <translation>这种单据的文字由总部统一（版本 {0}）：以总部的为准，本店的暂不使用。</translation>
    </message>
    <message>
        <source>Your version {0}. Documents issued before keep the words they were issued with.</source>
        <translation>本店第 {0} 版。已签发的单据仍是签发时的文字。</translation>
    </message>
    <message>
        <source>As supplied. A change is a version of your own; documents issued before stay.</source>
        <translation>目前是随程序的原文。改动存为本店的版本，已签发的单据不变。</translation>
    </message>
    <message>
        <source>○ {0} (yours rests: the supplied sentence is a new one)</source>
        <translation>○ {0}（原文已更新，本店的暂不使用）</translation>
    </message>
    <message>
        <source>What stands in {braces} is filled in on the paper: leave it as it is.</source>
        <translation>花括号 { } 里的内容出单时自动填写，请原样保留。</translation>
    </message>
    <message>
        <source>This sentence is not printed.</source>
        <translation>这一句不能印。</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Words on documents</source>
        <translation>单据文字</translation>
    </message>
    <message>
        <source>Titles, labels and the ways to settle a dispute stay: they carry a meaning in law.</source>
        <translation>标题、栏目和争议解决途径有法律含义，不能改。</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>Join now</source>
        <translation>现在接入</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>This desk is to join a head office.</source>
        <translation>本台要接入总部。</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>New intake</source>
        <translation>新受理</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Day end</source>
        <translation>日终</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
</context>
<context>
    <name>WorkArea</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>应急</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>解答</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>告知</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>签单</translation>
    </message>
    <message>
        <source>Carry out</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>回访</translation>
    </message>
</context>
<context>
    <name>YearReminder</name>
    <message>
        <source>Please import the holiday plan of {0}</source>
        <translation>请导入下一年度放假安排（{0} 年）</translation>
    </message>
    <message>
        <source>Open calendar</source>
        <translation>打开日历</translation>
    </message>
</context>
<context>
    <name>_Records</name>
    <message>
        <source>One more</source>
        <translation>再加一项</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>over since {0} {1}</source>
        <translation>{0} {1} 已过</translation>
    </message>
    <message>
        <source>until {0} {1}</source>
        <translation>至 {0} {1}</translation>
    </message>
    <message>
        <source>promise over since {0}</source>
        <translation>承诺已于{0}届满</translation>
    </message>
    <message>
        <source>first confirm: {0}</source>
        <translation>先确认{0}</translation>
    </message>
    <message>
        <source>by law</source>
        <translation>法定</translation>
    </message>
    <message>
        <source>promise of the house</source>
        <translation>商场承诺</translation>
    </message>
</context>
<context>
    <name>_Rows</name>
    <message>
        <source>Earlier tickets</source>
        <translation>历史工单</translation>
    </message>
</context>
</TS>
