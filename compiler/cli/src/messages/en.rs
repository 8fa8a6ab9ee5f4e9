//! English.

use super::{Account, CommandWords, Headings, Options, Reasons, Report, Usage, Values, Words};

pub static WORDS: Words = Words {
    tool: CommandWords {
        about: "qufen: write a law so that it can be checked and applied",
        usage: "<COMMAND> [OPTIONS]",
        examples: "  qufen new my-policy                     make a project
  qufen check                             check the project around you
  qufen decide policies/fuzhou/2019 --case case.json
  qufen test                              run every scenario
  qufen explain QF0001                    explain a finding",
    },
    new: CommandWords {
        about: "Make a project: an example law, facts and scenarios that check and test green at once",
        usage: "new <FOLDER>",
        examples: "  qufen new my-policy\n  cd my-policy && qufen check && qufen test",
    },
    import: CommandWords {
        about: "Turn an official text into a source that quotes it word for word, ready to be encoded",
        usage: "import [OPTIONS] <FILE>",
        examples: "  qufen import official-text.txt -o 2017/measures.qf
  qufen import official-text.txt -o 2017/measures.qf --encoding gb18030
  qufen import official-text.txt          only show what would be written",
    },
    check: CommandWords {
        about: "Check syntax, names, types, fidelity to the official text, and lints",
        usage: "check [OPTIONS] [PATH]...",
        examples: "  qufen check                             the project around you
  qufen check policies/fuzhou/2019        report on this instrument only
  qufen check --account                   how every clause is accounted for
  qufen check --fix                       make edits that change no meaning
  qufen check --format sarif > check.sarif",
    },
    decide: CommandWords {
        about: "Decide one case, with its reasons",
        usage: "decide [OPTIONS] <POLICY>",
        examples: "  qufen decide policies/fuzhou/2019 --case case.json
  qufen decide policies/fuzhou/2019 --case scenario.qf --scenario 容缺受理
  qufen decide policies/fuzhou/2019 --set 容缺受理=是 --set 任职单位=政府机关
  qufen decide policies/fuzhou --version 2019 --reading 紧急处置的程序要求=乙
  cat case.json | qufen decide policies/fuzhou/2019 --case - --format json",
    },
    facts: CommandWords {
        about: "List the facts of an instrument: meaning, question, who determines them, presumption",
        usage: "facts [OPTIONS] <POLICY>",
        examples: "  qufen facts policies/fuzhou/2019\n  qufen facts policies/fuzhou/2019 --format json",
    },
    test: CommandWords {
        about: "Run scenarios against their expectations and goldens",
        usage: "test [OPTIONS] [PATH]...",
        examples:
            "  qufen test                              every scenario of the project around you
  qufen test --filter 容缺受理            only scenarios whose name holds these words
  qufen test --accept                     look at each difference and accept it
  qufen test --version 2026草案           the same scenarios under another version
  qufen test --cover --fail-under 100     all MC/DC obligations that can be met, too
  qufen test --format junit > results.xml",
    },
    cover: CommandWords {
        about: "Tell which clauses and conditions the scenarios exercise, and which not",
        usage: "cover [OPTIONS] [PATH]...",
        examples: "  qufen cover                             the project around here
  qufen cover policies/fuzhou/2019        this instrument only
  qufen cover --format lcov -o cover.info for ordinary coverage viewers",
    },
    generate: CommandWords {
        about: "Write scenarios that complete MC/DC, or that contrast the sides of a 区分",
        usage: "generate [OPTIONS] <POLICY>",
        examples:
            "  qufen generate policies/fuzhou/2019                       what is still missing
  qufen generate policies/fuzhou/2019 --fresh               as if there were none
  qufen generate policies/fuzhou/2019 --contrast 改革失误   a case on each side
  qufen generate policies/fuzhou/2019 -o more.qf",
    },
    mutate: CommandWords {
        about: "Make one slip of the pen at a time and see whether a scenario notices",
        usage: "mutate [OPTIONS] [POLICY]",
        examples: "  qufen mutate policies/fuzhou/2019
  qufen mutate --operators grade,not-dropped
  qufen mutate policies/fuzhou/2019 --format json > slips.json",
    },
    prove: CommandWords {
        about: "Prove every 区分 and 断言 for all cases, or show a case that refutes it",
        usage: "prove [OPTIONS] <POLICY>",
        examples: "  qufen prove policies/fuzhou/2019\n  qufen prove policies/fuzhou/2019 --format json",
    },
    analyze: CommandWords {
        about: "Find clauses that do nothing, repeat or contradict others, gaps, and results that hang on a reading",
        usage: "analyze [OPTIONS] <POLICY>",
        examples: "  qufen analyze policies/fuzhou/2019\n  qufen analyze policies/fuzhou/2019 --format json",
    },
    diff: CommandWords {
        about: "Compare two versions: text, rules, outcomes, scenarios",
        usage: "diff [OPTIONS] <OLD> <NEW>",
        examples: "  qufen diff policies/fuzhou/2019 policies/fuzhou/drafts/emergency
  qufen diff policies/fuzhou policies/fuzhou --old-version 2017 --new-version 2019
  qufen diff old.qf new.qf --format html -o change.html
  qufen diff old.qf new.qf --accept change.golden
  qufen diff old.qf new.qf --check change.golden
  qufen diff old.qf new.qf --assert '恒 谋取不正当利益 蕴含 非 新版 可以容错免责'",
    },
    amend: CommandWords {
        about: "Apply a 修改决定 to the version that it amends; write the consolidated source and text",
        usage: "amend [OPTIONS] [BASE] <DECISION> -o <FOLDER>\n       qufen amend --derive <OLD> <NEW> [-o <FILE>]",
        examples: "  qufen amend policies/fuzhou/drafts/decision.qf -o new
  qufen amend policies/fuzhou/2019 decision.qf -o new    the decision stands in another project
  qufen amend --derive 2019 2026 -o decision.qf          compare two versions and draft the decision
  qufen amend --derive 2019 2026 --format text           as it would be published
  qufen check decision.qf                                check only, write nothing
  qufen decide decision.qf --case case.json              decide under the consolidated version",
    },
    explain: CommandWords {
        about: "Explain the code of a finding; without one, list all",
        usage: "explain [OPTIONS] [CODE]",
        examples: "  qufen explain QF0001\n  qufen explain",
    },
    completions: CommandWords {
        about: "Print a completion script for a shell",
        usage: "completions <SHELL>",
        examples: "  qufen completions bash > ~/.local/share/bash-completion/completions/qufen",
    },
    man: CommandWords {
        about: "Print the manual (roff)",
        usage: "man [OPTIONS]",
        examples: "  qufen man | man -l -\n  qufen man -o man1",
    },
    help: CommandWords {
        about: "Show the help of a command",
        usage: "help [COMMAND]",
        examples: "  qufen help decide",
    },
    headings: Headings {
        usage: "Usage: ",
        commands: "Commands",
        arguments: "Arguments",
        options: "Options",
        common: "Common options",
        examples: "Examples:",
        manual: &[("EXTRA", "EXAMPLES")],
    },
    options: Options {
        paths: "files or folders; without any, the project of the nearest `qufen.toml` upward",
        policy: "the file of an instrument, or a folder that holds just one",
        lang: "language of messages: zh, en; without it, that of the locale",
        color: "colours: auto, always, never; with NO_COLOR set, auto means none",
        encoding: "how to read files that are not UTF-8: gb18030",
        help: "show help",
        version_flag: "show the version",
        check_format: "output: human, json, sarif, github",
        format: "output: human, json",
        account: "show how every clause is accounted for",
        fix: "make edits that change no meaning",
        deny_warnings: "let warnings fail the check",
        case: "the case: a `*.qf` scenario or a JSON file; `-` for standard input; without it, every fact is unknown",
        scenario: "which scenario of the case file, when it holds several",
        set: "state or change a fact; may be repeated",
        reading: "choose a reading; may be repeated",
        version: "the version of the instrument",
        at: "the day of the decision: without `--version`, it and the act's day (行为时间) choose the version",
        test_version: "run every scenario under this version, whatever it says itself",
        test_format: "output: human, json, junit, github, tap",
        filter: "only scenarios whose name holds these words",
        accept: "show the differences and keep the decisions as they are now",
        yes: "do not ask about each case",
        test_check: "scenarios without a golden fail, and nothing is written; the default when CI is set",
        cover: "report coverage after the tests",
        fail_under: "fail when MC/DC coverage is below this percentage",
        cover_format: "output format: human, json, lcov, cobertura",
        official_text: "the official text (plain text)",
        amends: "of a decision: the path of the version that it amends",
        new_version: "what the version is called; by default the last year in the note below the title",
        output: "write to this file instead of standard output",
        contrast: "pairs of cases for a 区分 that differ only in its facts and come out differently",
        fresh: "leave existing scenarios out of account",
        all_aims: "complete roles, outcomes and values of conditions, too",
        force: "overwrite the file if there is one",
        operators: "only these kinds of slip, separated by commas, such as grade,not-dropped",
        policy_or_project: "instrument file, or a folder with one instrument; the project around you if absent",
        base_and_decision: "the 修改决定; before it the version that it amends, where that is in another project",
        amended_folder: "the folder to write to; files that are there are not overwritten. With --derive the file; shown without",
        derive: "the other way round: compare two versions, old and new, and draft the 修改决定",
        decision_format: "human or json; of a drafted decision, source or the text to be published",
        new_folder: "a folder that does not exist or is empty",
        code: "a code, such as QF0001",
        shell: "bash, zsh, fish, elvish, powershell",
        man_folder: "write one page a command into this folder",
        help_command: "the name of a command",
    },
    values: Values {
        path: "PATH",
        file: "FILE",
        folder: "FOLDER",
        policy: "POLICY",
        name: "NAME",
        fact: "FACT=VALUE",
        rename: "OLD=NEW",
        old: "OLD",
        new: "NEW",
        reading: "NAME=OPTION",
        version: "VERSION",
        day: "DATE",
        words: "WORDS",
        code: "CODE",
        format: "FORMAT",
        shell: "SHELL",
        language: "LANGUAGE",
        when: "WHEN",
        encoding: "ENCODING",
        command: "COMMAND",
        percent: "PERCENT",
        operators: "KINDS",
    },
    usage: Usage {
        error: "error: ",
        unknown_option: |name| format!("there is no option `{name}`."),
        unknown_command: |name| format!("there is no command `{name}`."),
        bad_value: |value, argument| match (value, argument) {
            ("", argument) => format!("`{argument}` lacks a value."),
            (value, "") => format!("`{value}` cannot stand here."),
            (value, argument) => format!("`{value}` cannot be the value of `{argument}`."),
        },
        known_values: |values| format!("Known values: {values}."),
        no_equals: |argument| format!("the value of `{argument}` must be joined by `=`."),
        too_many: |value| format!("`{value}` is one too many."),
        too_few: |argument| format!("`{argument}` needs more values."),
        missing_value: |argument| format!("`{argument}` has the wrong number of values."),
        conflict: |one, other| format!("`{one}` and `{other}` exclude each other."),
        repeated: |argument| format!("`{argument}` may be given only once."),
        missing_argument: |arguments| format!("{arguments} is missing."),
        missing_command: "a command is missing.",
        not_unicode: "an argument is not UTF-8.",
        other: "the arguments are wrong.",
        did_you_mean: |name| format!("Did you mean `{name}`?"),
        see_help: |command| format!("See `{command} --help`."),
        not_a_pair: "write `NAME=VALUE`",
        not_a_day: "write `2019-01-22` or `2019年1月22日`",
        not_a_percentage: "It must be a whole number from 0 to 100.",
    },
    report: Report {
        nothing_wrong: |files| format!("Checked {}; nothing wrong.", files_in_words(files)),
        found: |summary| format!("Found {summary}."),
        account_line: |one: &Account| {
            let mut text = format!(
                "《{}》 version {}: {} 条, {} 款, {} 项",
                one.title, one.version, one.articles, one.paragraphs, one.items
            );
            if one.subitems > 0 {
                text += &format!(", {} 目", one.subitems);
            }
            text += &format!(
                "; {} encoded, {} not operative",
                one.encoded, one.not_operative
            );
            if one.pending > 0 {
                text += &format!(", {} yet to be encoded", one.pending);
            }
            if one.unaccounted > 0 {
                text += &format!(", {} unaccounted for", one.unaccounted);
            }
            text + "."
        },
        unaccounted: "unaccounted for",
        fixed: |edits, files| match edits {
            0 => "Nothing to fix safely.".into(),
            _ => format!("Edits made: {edits}, in {}.", files_in_words(files)),
        },
        title: |title, version| format!("《{title}》 version {version}"),
        fact_count: |count| format!("{count} facts"),
        question: "question: ",
        determined_by: "determined by: ",
        evidence: "evidence: ",
        presumption: "presumed: ",
        open_item: "open item: ",
        values: "values: ",
        readings: "Readings",
        default_option: " (default)",
        created: |path| format!("wrote {path}"),
        imported: |name, [articles, paragraphs, items, subitems]| {
            let mut text = format!("{name}: {articles} 条, {paragraphs} 款, {items} 项");
            if subitems > 0 {
                text += &format!(", {subitems} 目");
            }
            text + ", all yet to be encoded."
        },
        before_title: |lines| {
            format!("Lines before the title are not words of the law and were left out: {lines}.")
        },
        encode_next: |source| format!("Next: qufen check {source}, then encode clause by clause"),
        next_steps: |folder| format!("Next: cd {folder} && qufen check && qufen test"),
        seen: "seen: ",
        why: "why: ",
        action: "do: ",
        written: |path| format!("accepted {path}"),
        standard_input: "standard input",
        accept_opening: |count| match count {
            1 => {
                "1 decision differs from its golden, has none yet, or is changed by the amendment:"
                    .into()
            }
            _ => format!(
                "{count} decisions differ from their goldens, have none yet, or are changed by the amendment:"
            ),
        },
        accept_question: "Accept this decision? [y]es [n]o [a]ll that follow [q]uit: ",
        review_question: "Write this case as a scenario of the amended version, with its outcome as 期望? [y]es [n]o [a]ll that follow [q]uit: ",
        scenarios_written: |count, path| match count {
            1 => format!("wrote 1 scenario to {path}"),
            _ => format!("wrote {count} scenarios to {path}"),
        },
        title_taken: |title| {
            format!(
                "{title} was not written: the amended version has a scenario of that title with other facts; give that one another title first."
            )
        },
        not_a_review: |path| {
            format!(
                "nothing was written to {path}: scenarios in it would not stand for the inherited ones; mend the errors in that file first."
            )
        },
        nothing_to_accept: "There is nothing to accept.",
        generated: |cases, at_least| match cases {
            0 => "Everything that can be exercised is; nothing to add.".into(),
            _ if cases == at_least => format!("{cases} scenarios, proved to be the fewest."),
            _ => format!("{cases} scenarios; at least {at_least} are needed: proved."),
        },
        mutants: "slips",
        beyond_budget: "The diagram of the instrument outgrows the budget; nothing was established.",
    },
    amendment: super::amendment::EN,
    comparison: super::comparison::EN,
    reasons: Reasons {
        not_found: "no such file or folder",
        denied: "permission denied",
        exists: "a file of that name exists",
        full: "the disk is full",
        quota: "the disk quota is used up",
        read_only: "the file system is read-only",
        too_large: "the file would be larger than allowed",
        not_a_folder: "a part of the path is not a folder",
        a_folder: "it is a folder",
        bad_name: "the name is not a valid one",
        interrupted: "interrupted",
        cut_short: "cut short",
        memory: "out of memory",
        numbered: |number| format!("system error {number}"),
        unknown: "the system gives no reason",
    },
};

fn files_in_words(count: usize) -> String {
    if count == 1 {
        "1 file".into()
    } else {
        format!("{count} files")
    }
}
