//! 中文.

use super::{Account, CommandWords, Headings, Options, Reasons, Report, Usage, Values, Words};

pub static WORDS: Words = Words {
    tool: CommandWords {
        about: "区分：把办法写成可以核对、可以裁定的条文",
        usage: "<命令> [选项]",
        examples: "  qufen new 我的办法                      新建一个项目
  qufen check                             核对当前项目
  qufen decide policies/fuzhou/2019 --case 案情.json
  qufen test                              运行全部场景
  qufen explain QF0001                    解释一条提示",
    },
    new: CommandWords {
        about: "新建一个项目：带示例条文、事实、场景，核对和测试即刻通过",
        usage: "new <文件夹>",
        examples: "  qufen new 我的办法\n  cd 我的办法 && qufen check && qufen test",
    },
    import: CommandWords {
        about: "收录：把公布文本逐条写成待编码的源文件，原文一字不差",
        usage: "import [选项] <文件>",
        examples: "  qufen import 公布文本.txt -o 2017/办法.qf
  qufen import 公布文本.txt -o 2017/办法.qf --encoding gb18030
  qufen import 公布文本.txt               只看写成什么样",
    },
    check: CommandWords {
        about: "核对：写法、名称、类型、与公布文本是否逐字一致，以及各项提示",
        usage: "check [选项] [路径]…",
        examples: "  qufen check                             核对当前项目
  qufen check policies/fuzhou/2019        只报告这一部
  qufen check --account                   逐条列出条款项如何处理
  qufen check --fix                       作不改变含义的修改
  qufen check --format sarif > 核对.sarif",
    },
    decide: CommandWords {
        about: "裁定：就一个案件给出结论和依据",
        usage: "decide [选项] <法规>",
        examples: "  qufen decide policies/fuzhou/2019 --case 案情.json
  qufen decide policies/fuzhou/2019 --case 场景.qf --scenario 容缺受理
  qufen decide policies/fuzhou/2019 --set 容缺受理=是 --set 任职单位=政府机关
  qufen decide policies/fuzhou --version 2019 --reading 紧急处置的程序要求=乙
  cat 案情.json | qufen decide policies/fuzhou/2019 --case - --format json",
    },
    facts: CommandWords {
        about: "列出法规的事实：含义、问法、由谁认定、推定",
        usage: "facts [选项] <法规>",
        examples: "  qufen facts policies/fuzhou/2019\n  qufen facts policies/fuzhou/2019 --format json",
    },
    test: CommandWords {
        about: "测试：运行场景，与期望和样本比较",
        usage: "test [选项] [路径]…",
        examples: "  qufen test                              运行当前项目的全部场景
  qufen test --filter 容缺受理            只运行名称含这几个字的场景
  qufen test --accept                     逐案看过差别以后写入样本
  qufen test --version 2026草案           用另一个版本运行同一批场景
  qufen test --cover --fail-under 100     还要求覆盖全部可能的 MC/DC
  qufen test --format junit > 结果.xml",
    },
    cover: CommandWords {
        about: "覆盖：场景用到了哪些条款、条件，哪些还没有",
        usage: "cover [选项] [路径]…",
        examples: "  qufen cover                             当前项目
  qufen cover policies/fuzhou/2019        只看这一部
  qufen cover --format lcov -o 覆盖.info  供一般的覆盖率查看器使用",
    },
    generate: CommandWords {
        about: "生成场景：补齐 MC/DC 覆盖，或者给出一项区分的对照",
        usage: "generate [选项] <法规>",
        examples: "  qufen generate policies/fuzhou/2019                       还缺哪些场景
  qufen generate policies/fuzhou/2019 --fresh               不计已有的场景
  qufen generate policies/fuzhou/2019 --contrast 改革失误   此方和彼方各一案
  qufen generate policies/fuzhou/2019 -o 补充.qf",
    },
    mutate: CommandWords {
        about: "试错：每次在条文里写错一处，看有没有场景发觉",
        usage: "mutate [选项] [法规]",
        examples: "  qufen mutate policies/fuzhou/2019
  qufen mutate --operators grade,not-dropped
  qufen mutate policies/fuzhou/2019 --format json > 笔误.json",
    },
    prove: CommandWords {
        about: "证明：每一项区分、断言对全部案件成立，或者举出不成立的案件",
        usage: "prove [选项] <法规>",
        examples: "  qufen prove policies/fuzhou/2019\n  qufen prove policies/fuzhou/2019 --format json",
    },
    analyze: CommandWords {
        about: "分析：不起作用、重复、相互冲突的条款，空白，取决于解读的结果",
        usage: "analyze [选项] <法规>",
        examples: "  qufen analyze policies/fuzhou/2019\n  qufen analyze policies/fuzhou/2019 --format json",
    },
    diff: CommandWords {
        about: "比较两个版本：文字、规则、结论、场景",
        usage: "diff [选项] <旧版本> <新版本>",
        examples: "  qufen diff policies/fuzhou/2019 policies/fuzhou/drafts/紧急处置
  qufen diff policies/fuzhou policies/fuzhou --old-version 2017 --new-version 2019
  qufen diff 旧.qf 新.qf --format html -o 比较.html   一个文件，可以离线打开和打印
  qufen diff 旧.qf 新.qf --accept 差异.golden   看过以后批准
  qufen diff 旧.qf 新.qf --check 差异.golden    持续集成中核对
  qufen diff 旧.qf 新.qf --assert '恒 谋取不正当利益 蕴含 非 新版 可以容错免责'",
    },
    amend: CommandWords {
        about: "修改：把修改决定并入原来的版本，写出合并后的条文和公布文本",
        usage: "amend [选项] [原来的版本] <修改决定> -o <文件夹>\n       qufen amend --derive <旧版本> <新版本> [-o <文件>]",
        examples: "  qufen amend policies/fuzhou/drafts/决定.qf -o 合并后
  qufen amend policies/fuzhou/2019 决定.qf -o 合并后     决定在别的项目里
  qufen amend --derive 2019 2026 -o 决定.qf              比较两个版本，拟出决定
  qufen amend --derive 2019 2026 --format text           写成公布的文字
  qufen check 决定.qf                                    只核对，不写文件
  qufen decide 决定.qf --case 案情.json                  依合并后的版本裁定",
    },
    explain: CommandWords {
        about: "解释一条提示的代码；不写代码时列出全部",
        usage: "explain [选项] [代码]",
        examples: "  qufen explain QF0001\n  qufen explain",
    },
    completions: CommandWords {
        about: "输出命令行补全脚本",
        usage: "completions <外壳>",
        examples: "  qufen completions bash > ~/.local/share/bash-completion/completions/qufen",
    },
    man: CommandWords {
        about: "输出手册页（roff）",
        usage: "man [选项]",
        examples: "  qufen man | man -l -\n  qufen man -o man1",
    },
    help: CommandWords {
        about: "显示某个命令的帮助",
        usage: "help [命令]",
        examples: "  qufen help decide",
    },
    headings: Headings {
        usage: "用法：",
        commands: "命令",
        arguments: "参数",
        options: "选项",
        common: "通用选项",
        examples: "示例：",
        manual: &[
            ("NAME", "名称"),
            ("SYNOPSIS", "用法"),
            ("DESCRIPTION", "说明"),
            ("OPTIONS", "选项"),
            ("ARGUMENTS", "参数"),
            ("SUBCOMMANDS", "命令"),
            ("EXTRA", "示例"),
            ("VERSION", "版本"),
        ],
    },
    options: Options {
        paths: "文件或者文件夹；不写时取当前文件夹向上最近的 `qufen.toml` 所在项目",
        policy: "法规文件，或者只含一部法规的文件夹",
        lang: "提示所用的语言：zh、en；不写时随系统区域设置",
        color: "颜色：auto、always、never；设有 NO_COLOR 时 auto 不用颜色",
        encoding: "不是 UTF-8 的文件按此编码读取：gb18030",
        help: "显示帮助",
        version_flag: "显示版本",
        check_format: "输出格式：human、json、sarif、github",
        format: "输出格式：human、json",
        account: "逐条列出条款项如何处理",
        fix: "作不改变含义的修改",
        deny_warnings: "有警告也算不通过",
        case: "案情：`*.qf` 场景或者 JSON 文件；`-` 表示标准输入；不写时全部事实未知",
        scenario: "案情文件有多个场景时，选其中一个",
        set: "写定或者改写一项事实，可以多次使用",
        reading: "选定一项解读，可以多次使用",
        version: "法规的版本",
        at: "裁定之日；没有 `--version` 时，按这一天和案情中的行为时间选用版本",
        test_version: "用这个版本运行全部场景，代替场景自己写的依据",
        test_format: "输出格式：human、json、junit、github、tap",
        filter: "只运行名称含这几个字的场景",
        accept: "显示差别，并把现在的裁定写入样本",
        yes: "不逐案询问",
        test_check: "没有样本的场景算不通过，什么也不写；设有 CI 时默认如此",
        cover: "测试之后报告覆盖",
        fail_under: "MC/DC 覆盖低于这个百分数的，算不通过",
        cover_format: "输出格式：human、json、lcov、cobertura",
        official_text: "公布文本（纯文本）",
        amends: "收录修改决定时，它所修改的版本的路径",
        new_version: "这个版本叫什么；不写的，取题注里最后的年份",
        output: "写入这个文件，不写到标准输出",
        contrast: "一项区分的对照：成对的案件，只有所区分的事实不同，结论也不同",
        fresh: "不计已有的场景，从头生成",
        all_aims: "除 MC/DC 外，也补齐条款的作用、结论和条件的取值",
        force: "文件已经存在的，覆盖它",
        operators: "只试这几种笔误，以逗号分隔，例如 grade,not-dropped",
        policy_or_project: "法规文件，或者只含一部法规的文件夹；不写时取当前项目",
        base_and_decision: "修改决定；它修改的版本不在同一项目里的，写在它的前面",
        amended_folder: "写到哪个文件夹，已有同名文件的不覆盖；拟决定时是写到哪个文件，不写的显示出来",
        derive: "反过来：比较两个版本，拟出修改决定；依次写旧版本、新版本",
        decision_format: "写成 human 还是 json；拟写决定时，写成 source（源文件）还是 text（公布的文字）",
        new_folder: "不存在的或者空的文件夹",
        code: "代码，例如 QF0001",
        shell: "bash、zsh、fish、elvish、powershell",
        man_folder: "每个命令一页，写入这个文件夹",
        help_command: "命令的名称",
    },
    values: Values {
        path: "路径",
        file: "文件",
        folder: "文件夹",
        policy: "法规",
        name: "名称",
        fact: "事实=值",
        rename: "旧事实=新事实",
        old: "旧版本",
        new: "新版本",
        reading: "名称=选项",
        version: "版本",
        day: "日期",
        words: "文字",
        code: "代码",
        format: "格式",
        shell: "外壳",
        language: "语言",
        when: "时机",
        encoding: "编码",
        command: "命令",
        percent: "百分数",
        operators: "种类",
    },
    usage: Usage {
        error: "错误：",
        unknown_option: |name| format!("没有选项 `{name}`。"),
        unknown_command: |name| format!("没有命令 `{name}`。"),
        bad_value: |value, argument| match (value, argument) {
            ("", argument) => format!("`{argument}` 缺少值。"),
            (value, "") => format!("`{value}` 不能用在这里。"),
            (value, argument) => format!("`{value}` 不能作为 `{argument}` 的值。"),
        },
        known_values: |values| format!("可用的值：{values}。"),
        no_equals: |argument| format!("`{argument}` 的值要用 `=` 连写。"),
        too_many: |value| format!("多出了 `{value}`。"),
        too_few: |argument| format!("`{argument}` 的值不够。"),
        missing_value: |argument| format!("`{argument}` 的值的个数不对。"),
        conflict: |one, other| format!("`{one}` 与 `{other}` 不能同时使用。"),
        repeated: |argument| format!("`{argument}` 只能写一次。"),
        missing_argument: |arguments| format!("缺少 {arguments}。"),
        missing_command: "缺少命令。",
        not_unicode: "参数中有不是 UTF-8 的文字。",
        other: "参数有误。",
        did_you_mean: |name| format!("是否想写 `{name}`？"),
        see_help: |command| format!("详见 `{command} --help`。"),
        not_a_pair: "应写成 `名称=值`",
        not_a_day: "应写成 `2019年1月22日` 或者 `2019-01-22`",
        not_a_percentage: "应是 0 到 100 的整数。",
    },
    report: Report {
        nothing_wrong: |files| format!("核对了 {files} 个文件，没有问题。"),
        found: |summary| format!("共 {summary}。"),
        account_line: |one: &Account| {
            let mut text = format!(
                "《{}》 版本 {}：{} 条、{} 款、{} 项",
                one.title, one.version, one.articles, one.paragraphs, one.items
            );
            if one.subitems > 0 {
                text += &format!("、{} 目", one.subitems);
            }
            text += &format!(
                "；已编写 {} 处，不编码 {} 处",
                one.encoded, one.not_operative
            );
            if one.pending > 0 {
                text += &format!("，待编码 {} 处", one.pending);
            }
            if one.unaccounted > 0 {
                text += &format!("，未处理 {} 处", one.unaccounted);
            }
            text + "。"
        },
        unaccounted: "未处理",
        fixed: |edits, files| match edits {
            0 => "没有可以代为修改之处。".into(),
            _ => format!("改了 {files} 个文件中的 {edits} 处。"),
        },
        title: |title, version| format!("《{title}》 版本 {version}"),
        fact_count: |count| format!("事实 {count} 项"),
        question: "问：",
        determined_by: "认定：",
        evidence: "证据：",
        presumption: "推定：",
        open_item: "开放条款：",
        values: "取值：",
        readings: "解读",
        default_option: "（缺省）",
        created: |path| format!("写入 {path}"),
        imported: |name, [articles, paragraphs, items, subitems]| {
            let mut text = format!("{name}：{articles} 条、{paragraphs} 款、{items} 项");
            if subitems > 0 {
                text += &format!("、{subitems} 目");
            }
            text + "，都还待编码。"
        },
        before_title: |lines| format!("标题以前的 {lines} 行不是法规的文字，没有收入。"),
        encode_next: |source| format!("下一步：qufen check {source}，然后逐条编码"),
        next_steps: |folder| format!("下一步：cd {folder} && qufen check && qufen test"),
        seen: "见：",
        why: "因：",
        action: "办：",
        written: |path| format!("写入样本 {path}"),
        standard_input: "标准输入",
        accept_opening: |count| {
            format!("以下 {count} 案的裁定与样本不同，还没有样本，或者随修改而变：")
        },
        accept_question: "把这一案的裁定写入样本？ [y] 是 [n] 否 [a] 以下全部 [q] 停止：",
        review_question: "把这一案写成修改后版本的场景，期望修改后的结论？ [y] 是 [n] 否 [a] 以下全部 [q] 停止：",
        scenarios_written: |count, path| format!("写入 {count} 个场景 {path}"),
        title_taken: |title| {
            format!("「{title}」没有写入：修改后的版本已有同名而案情不同的场景，先给它另取标题。")
        },
        not_a_review: |path| {
            format!("没有写入 {path}：写进去的场景不能代替沿用的，先改正这个文件里的错误。")
        },
        nothing_to_accept: "没有需要写入样本的裁定。",
        generated: |cases, at_least| match cases {
            0 => "已经覆盖了全部可能覆盖的，没有需要补的场景。".into(),
            _ if cases == at_least => format!("{cases} 个场景，已证明不能再少。"),
            _ => format!("{cases} 个场景；已证明至少要 {at_least} 个。"),
        },
        mutants: "处笔误",
        beyond_budget: "这部法规的图超出限额，什么也没有得出。",
    },
    amendment: super::amendment::ZH,
    comparison: super::comparison::ZH,
    reasons: Reasons {
        not_found: "文件或者文件夹不存在",
        denied: "没有权限",
        exists: "同名的文件已经存在",
        full: "磁盘空间已满",
        quota: "超出了磁盘配额",
        read_only: "文件系统只读",
        too_large: "文件大小超出限制",
        not_a_folder: "路径当中有一段不是文件夹",
        a_folder: "这是文件夹",
        bad_name: "名称不合要求",
        interrupted: "操作被打断",
        cut_short: "没有读写完整",
        memory: "内存不足",
        numbered: |number| format!("系统错误 {number}"),
        unknown: "系统没有说明原因",
    },
};
