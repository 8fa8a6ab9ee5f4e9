//! What was expected where a statement cannot be read, in the words of the language itself; the
//! catalogue page holds the names of the kinds in both languages.

use crate::grammar::Rule;

/// What a rule stands for, to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Expectation {
    /// A kind of phrase.
    Kind(Kind),
    /// A fixed word or sign.
    Token(&'static str),
    /// The statement ends here.
    End,
    /// A whole statement, or white space: never named.
    Unnamed,
}

/// Kinds of phrases, most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A condition.
    Condition,
    /// Words in 「」.
    Words,
    /// A title in 《》.
    Title,
    /// A type.
    Type,
    /// A value.
    Value,
    /// A name.
    Name,
    /// A citation.
    Citation,
    /// A comparison after a fact.
    Comparison,
}

impl Kind {
    /// How the language writes it.
    pub(crate) fn sample(self) -> &'static str {
        match self {
            Kind::Condition => "条件",
            Kind::Words => "「…」",
            Kind::Title => "《…》",
            Kind::Type => "类型",
            Kind::Value => "值",
            Kind::Name => "名称",
            Kind::Citation => "第…条",
            Kind::Comparison => "比较",
        }
    }

    /// Key of the caption on the catalogue pages.
    pub(crate) fn caption(self) -> &'static str {
        match self {
            Kind::Condition => "condition",
            Kind::Words => "words",
            Kind::Title => "title",
            Kind::Type => "type",
            Kind::Value => "value",
            Kind::Name => "name",
            Kind::Citation => "citation",
            Kind::Comparison => "comparison",
        }
    }
}

/// What `rule` stands for.
pub(crate) fn expectation(rule: Rule) -> Expectation {
    match rule {
        Rule::EOI => Expectation::End,
        Rule::open_set => Expectation::Token("{"),
        Rule::close_set => Expectation::Token("}"),
        Rule::separator => Expectation::Token("、"),
        Rule::colon => Expectation::Token(":"),
        Rule::equals => Expectation::Token("="),
        Rule::not_equal => Expectation::Token("≠"),
        Rule::at_most => Expectation::Token("≤"),
        Rule::at_least => Expectation::Token("≥"),
        Rule::less => Expectation::Token("<"),
        Rule::greater => Expectation::Token(">"),
        Rule::yes => Expectation::Token("是"),
        Rule::no => Expectation::Token("否"),
        Rule::unknown => Expectation::Token("未知"),
        Rule::range_end | Rule::division_end | Rule::series_to => Expectation::Token("至第…"),
        Rule::series_also => Expectation::Token("、"),
        Rule::series_unit => Expectation::Token("项"),
        Rule::inserted => Expectation::Token("之一"),
        Rule::article_part => Expectation::Token("第…条"),
        Rule::paragraph_part => Expectation::Token("第…款"),
        Rule::item_part => Expectation::Token("第(…)项"),
        Rule::subitem_part => Expectation::Token("第…目"),
        Rule::and => Expectation::Token("且"),
        Rule::or => Expectation::Token("或"),
        Rule::not => Expectation::Token("非"),
        Rule::implies => Expectation::Token("蕴含"),
        Rule::not_below => Expectation::Token("不低于"),
        Rule::not_above => Expectation::Token("不超过"),
        Rule::above => Expectation::Token("超过"),
        Rule::short_of => Expectation::Token("不满"),
        Rule::below => Expectation::Token("低于"),
        Rule::and_up => Expectation::Token("以上"),
        Rule::and_down => Expectation::Token("以下"),
        Rule::within => Expectation::Token("以内"),
        Rule::outside => Expectation::Token("以外"),
        Rule::member_of => Expectation::Token("属于"),
        Rule::not_member_of => Expectation::Token("不属于"),
        Rule::takes => Expectation::Token("取"),
        Rule::any_item => Expectation::Token("下列之一"),
        Rule::all_items => Expectation::Token("下列全部"),
        Rule::kw_instrument => Expectation::Token("法规"),
        Rule::kw_module => Expectation::Token("模块"),
        Rule::kw_use => Expectation::Token("使用"),
        Rule::kw_version => Expectation::Token("版本"),
        Rule::kw_nature => Expectation::Token("性质"),
        Rule::kw_issuers => Expectation::Token("制定机关"),
        Rule::kw_issued => Expectation::Token("发布"),
        Rule::kw_text => Expectation::Token("原文"),
        Rule::kw_not_held => Expectation::Token("未收录"),
        Rule::kw_commencement => Expectation::Token("施行"),
        Rule::kw_on_issue => Expectation::Token("自发布之日"),
        Rule::kw_repeal => Expectation::Token("废止"),
        Rule::kw_interpretation => Expectation::Token("解释"),
        Rule::kw_retroactivity => Expectation::Token("溯及"),
        Rule::kw_old_unless_lighter => Expectation::Token("从旧兼从轻"),
        Rule::kw_decision => Expectation::Token("结论"),
        Rule::kw_default => Expectation::Token("缺省"),
        Rule::kw_leniency => Expectation::Token("从严到宽"),
        Rule::kw_enumeration => Expectation::Token("枚举"),
        Rule::kw_ordered => Expectation::Token("有序"),
        Rule::kw_body => Expectation::Token("机构"),
        Rule::kw_alias => Expectation::Token("又称"),
        Rule::kw_facts => Expectation::Token("事实"),
        Rule::kw_question => Expectation::Token("问"),
        Rule::kw_found_by => Expectation::Token("认定"),
        Rule::kw_evidence => Expectation::Token("证据"),
        Rule::kw_presumption => Expectation::Token("推定"),
        Rule::kw_constraint => Expectation::Token("约束"),
        Rule::kw_reason => Expectation::Token("理由"),
        Rule::kw_definition => Expectation::Token("定义"),
        Rule::kw_principle => Expectation::Token("原则"),
        Rule::kw_this => Expectation::Token("此方"),
        Rule::kw_that => Expectation::Token("彼方"),
        Rule::kw_assertion => Expectation::Token("断言"),
        Rule::kw_always => Expectation::Token("恒"),
        Rule::kw_possible => Expectation::Token("可能"),
        Rule::kw_annex => Expectation::Token("附件"),
        Rule::kw_title_note => Expectation::Token("题注"),
        Rule::kw_contents => Expectation::Token("目录"),
        Rule::kw_preamble => Expectation::Token("序言"),
        Rule::kw_not_operative => Expectation::Token("不编码"),
        Rule::type_boolean => Expectation::Token("是否"),
        Rule::type_integer => Expectation::Token("整数"),
        Rule::type_money => Expectation::Token("金额"),
        Rule::type_ratio => Expectation::Token("比例"),
        Rule::type_date => Expectation::Token("日期"),
        Rule::kw_duration => Expectation::Token("期间"),
        Rule::unit_days => Expectation::Token("日"),
        Rule::unit_working_days => Expectation::Token("工作日"),
        Rule::unit_months => Expectation::Token("月"),
        Rule::kw_paragraph => Expectation::Token("款"),
        Rule::kw_meaning => Expectation::Token("即"),
        Rule::kw_when => Expectation::Token("当"),
        Rule::kw_then => Expectation::Token("则"),
        Rule::kw_requires => Expectation::Token("须"),
        Rule::kw_except => Expectation::Token("除外"),
        Rule::kw_except_again => Expectation::Token("再除外"),
        Rule::kw_open => Expectation::Token("开放"),
        Rule::kw_deemed => Expectation::Token("视为符合"),
        Rule::kw_applies => Expectation::Token("适用"),
        Rule::kw_by_analogy => Expectation::Token("参照"),
        Rule::kw_to => Expectation::Token("于"),
        Rule::kw_otherwise => Expectation::Token("否则"),
        Rule::kw_distinction => Expectation::Token("区分"),
        Rule::kw_from => Expectation::Token("与"),
        Rule::kw_by_principle => Expectation::Token("采用"),
        Rule::kw_factor => Expectation::Token("考量"),
        Rule::kw_favourable => Expectation::Token("有利"),
        Rule::kw_adverse => Expectation::Token("不利"),
        Rule::kw_effect => Expectation::Token("效果"),
        Rule::kw_duty => Expectation::Token("义务"),
        Rule::kw_prohibition => Expectation::Token("禁止"),
        Rule::kw_right => Expectation::Token("权利"),
        Rule::kw_shall => Expectation::Token("应当"),
        Rule::kw_shall_not => Expectation::Token("不得"),
        Rule::kw_may => Expectation::Token("可以"),
        Rule::kw_towards => Expectation::Token("对"),
        Rule::kw_reading => Expectation::Token("解读"),
        Rule::division_label => Expectation::Token("第…章"),
        Rule::item_label => Expectation::Token("(一)"),
        Rule::subitem_label => Expectation::Token("1."),
        Rule::kw_scenario => Expectation::Token("场景"),
        Rule::kw_baseline => Expectation::Token("基准"),
        Rule::kw_note => Expectation::Token("说明"),
        Rule::kw_policy => Expectation::Token("依据"),
        Rule::kw_case => Expectation::Token("案情"),
        Rule::kw_like => Expectation::Token("同"),
        Rule::kw_rest => Expectation::Token("其余"),
        Rule::kw_expected => Expectation::Token("期望"),
        Rule::kw_basis => Expectation::Token("依"),
        Rule::kw_undetermined => Expectation::Token("未定"),
        Rule::kw_pending => Expectation::Token("待查"),
        Rule::kw_amendment => Expectation::Token("修改决定"),
        Rule::kw_amends => Expectation::Token("修改"),
        Rule::kw_not_yet_encoded => Expectation::Token("待编码"),
        Rule::kw_becomes => Expectation::Token("为"),
        Rule::in_order => Expectation::Token("条文顺序作相应调整"),
        Rule::changes_to => Expectation::Token("修改为"),
        Rule::becomes => Expectation::Token("改为"),
        Rule::adds => Expectation::Token("增加"),
        Rule::as_number => Expectation::Token("作为"),
        Rule::merges => Expectation::Token("合并"),
        Rule::divides => Expectation::Token("分为"),
        Rule::moves_to => Expectation::Token("移至"),
        Rule::heading => Expectation::Token("章名"),
        Rule::preamble => Expectation::Token("序言"),
        Rule::encoding => Expectation::Token("编码"),
        Rule::delete | Rule::deletion => Expectation::Token("删去"),
        Rule::words_in => Expectation::Token("中的"),
        Rule::after_it => Expectation::Token("后"),
        Rule::at_end => Expectation::Token("最后"),
        Rule::at_start => Expectation::Token("开头"),
        Rule::before_it => Expectation::Token("前"),
        Rule::added_unit => Expectation::Token("项"),
        Rule::formula
        | Rule::junction
        | Rule::negation
        | Rule::group
        | Rule::named
        | Rule::arguments => Expectation::Kind(Kind::Condition),
        Rule::words | Rule::quote | Rule::quotes => Expectation::Kind(Kind::Words),
        Rule::title_words | Rule::title => Expectation::Kind(Kind::Title),
        Rule::type_duration | Rule::type_expr => Expectation::Kind(Kind::Type),
        Rule::number_word | Rule::value => Expectation::Kind(Kind::Value),
        Rule::word
        | Rule::plain_name
        | Rule::backquoted
        | Rule::cornered
        | Rule::name
        | Rule::version_name
        | Rule::name_list => Expectation::Kind(Kind::Name),
        Rule::number
        | Rule::absolute
        | Rule::this_article
        | Rule::preceding
        | Rule::preceding_article
        | Rule::preceding_item
        | Rule::this_paragraph
        | Rule::citation
        | Rule::series
        | Rule::series_number
        | Rule::deeming_by
        | Rule::place
        | Rule::places
        | Rule::targets
        | Rule::moved_into
        | Rule::division_place
        | Rule::division_part
        | Rule::division_series
        | Rule::place_citation
        | Rule::this_item
        | Rule::lead_in
        | Rule::headed
        | Rule::heading_above
        | Rule::sentence
        | Rule::last_sentence
        | Rule::that_article
        | Rule::that_paragraph
        | Rule::title_place
        | Rule::whole_text
        | Rule::citation_list => Expectation::Kind(Kind::Citation),
        Rule::comparison_sign
        | Rule::comparison
        | Rule::bound_word
        | Rule::bound
        | Rule::value_set
        | Rule::membership
        | Rule::reading_choice => Expectation::Kind(Kind::Comparison),
        Rule::WHITESPACE
        | Rule::punctuation
        | Rule::word_char
        | Rule::edge
        | Rule::digit
        | Rule::reserved
        | Rule::unreserved_start
        | Rule::han
        | Rule::junctor
        | Rule::nested_quote
        | Rule::open_paren
        | Rule::close_paren
        | Rule::numeral_char
        | Rule::atom
        | Rule::instrument
        | Rule::version
        | Rule::nature
        | Rule::issuers
        | Rule::issued
        | Rule::text_source
        | Rule::commencement
        | Rule::repeal
        | Rule::interpretation
        | Rule::retroactivity
        | Rule::module
        | Rule::use_module
        | Rule::decision
        | Rule::outcomes
        | Rule::decision_default
        | Rule::leniency
        | Rule::enumeration
        | Rule::body
        | Rule::facts
        | Rule::fact
        | Rule::fact_question
        | Rule::fact_found_by
        | Rule::fact_evidence
        | Rule::fact_presumption
        | Rule::constraint
        | Rule::constraint_reason
        | Rule::parameters
        | Rule::definition
        | Rule::principle
        | Rule::this_side
        | Rule::that_side
        | Rule::assertion
        | Rule::annex
        | Rule::nested_title
        | Rule::division_kind
        | Rule::division
        | Rule::article
        | Rule::paragraph
        | Rule::item
        | Rule::subitem
        | Rule::meaning
        | Rule::rule_statement
        | Rule::requirement
        | Rule::exception
        | Rule::open_item
        | Rule::deeming
        | Rule::scope
        | Rule::distinction
        | Rule::principle_use
        | Rule::argument
        | Rule::factor
        | Rule::effect
        | Rule::norm
        | Rule::addressee
        | Rule::reading
        | Rule::reading_option
        | Rule::not_operative
        | Rule::scenario
        | Rule::note
        | Rule::policy
        | Rule::coverage
        | Rule::chosen_reading
        | Rule::case_head
        | Rule::case_line
        | Rule::case_facts
        | Rule::assignment
        | Rule::rest
        | Rule::expectation
        | Rule::outcome_set
        | Rule::pending_list
        | Rule::pending
        | Rule::amendment
        | Rule::amends
        | Rule::in_order_line
        | Rule::rest_pending
        | Rule::withdrawal
        | Rule::operation
        | Rule::operation_number
        | Rule::step
        | Rule::to_place
        | Rule::and_also
        | Rule::meanwhile
        | Rule::comma
        | Rule::full_stop
        | Rule::before_words
        | Rule::place_separator
        | Rule::verb
        | Rule::replacement
        | Rule::removal
        | Rule::insertion
        | Rule::everywhere
        | Rule::rewording
        | Rule::beside
        | Rule::neighbour
        | Rule::respectively
        | Rule::by_itself
        | Rule::words_beside
        | Rule::words_removed
        | Rule::renaming
        | Rule::heading_words
        | Rule::counted
        | Rule::words_added
        | Rule::heading_removed
        | Rule::joining
        | Rule::dividing
        | Rule::reencoding
        | Rule::merging
        | Rule::splitting
        | Rule::moved_rewriting
        | Rule::moving => Expectation::Unnamed,
    }
}

/// The expectations of a parse error without those that a larger one implies.
pub(crate) fn expectations(rules: &[Rule]) -> Vec<Expectation> {
    let mut found: Vec<Expectation> = rules.iter().map(|&rule| expectation(rule)).collect();
    if rules.contains(&Rule::not) {
        found.retain(|e| !begins_condition(*e));
        found.push(Expectation::Kind(Kind::Condition));
    } else if rules.contains(&Rule::and) || rules.contains(&Rule::comparison_sign) {
        found.retain(|e| !matches!(e, Expectation::Kind(Kind::Value | Kind::Name)));
        found.retain(|e| *e != Expectation::Token("("));
    }
    if found.contains(&Expectation::Kind(Kind::Type)) {
        found.retain(|e| *e == Expectation::Kind(Kind::Type));
    }
    found.retain(|e| *e != Expectation::Unnamed);
    if found.iter().any(|e| *e != Expectation::End) {
        found.retain(|e| *e != Expectation::End);
    }
    found.sort();
    found.dedup();
    found
}

fn begins_condition(expectation: Expectation) -> bool {
    match expectation {
        Expectation::Kind(kind) => {
            matches!(
                kind,
                Kind::Condition | Kind::Name | Kind::Citation | Kind::Comparison
            )
        }
        Expectation::Token(token) => {
            matches!(token, "(" | "非" | "是" | "否" | "下列之一" | "下列全部")
                || token.starts_with('第')
        }
        Expectation::End | Expectation::Unnamed => false,
    }
}
