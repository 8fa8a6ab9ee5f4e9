//! The JSON that others build on: `docs/schema/*.json` is the schema of what is printed.

use crate::support::{binary, root};
use serde_json::Value;

/// The schemas as the code has them.
fn schemas() -> [(&'static str, Value); 8] {
    [
        ("decide", qufen_evaluator::decision_schema()),
        ("test", qufen_scenarios::report::json_schema().to_value()),
        ("cover", qufen_scenarios::cover::json_schema().to_value()),
        (
            "mutate",
            qufen_analysis::mutate::report::json_schema().to_value(),
        ),
        ("prove", qufen_analysis::prove::json_schema().to_value()),
        ("analyze", qufen_analysis::analyze::json_schema().to_value()),
        ("diff", qufen_comparison::json_schema().to_value()),
        ("amend", qufen_revision::json_schema().to_value()),
    ]
}

#[test]
fn the_documented_schemas_are_those_of_the_code() {
    for (command, schema) in schemas() {
        let path = root().join(format!("docs/schema/{command}.json"));
        let text = format!("{schema:#}\n");
        if std::env::var_os("QUFEN_UPDATE").is_some() {
            std::fs::write(&path, &text).expect("the schema can be written");
        }
        let held = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(
            held, text,
            "docs/schema/{command}.json; QUFEN_UPDATE=1 records it"
        );
    }
}

#[test]
fn what_is_printed_has_the_keys_of_its_schema() {
    let [
        (_, decide),
        (_, test),
        (_, cover),
        (_, mutate),
        (_, prove),
        (_, analyze),
        (_, diff),
        (_, amend),
    ] = schemas();
    let case = "docs/example-case.qf";
    let args = [
        "decide",
        "policies/fuzhou/2019",
        "--case",
        case,
        "--format",
        "json",
    ];
    conforms(&printed(&args), &decide, &decide);
    let args = ["test", "policies", "--filter", "探索", "--format", "json"];
    conforms(&printed(&args), &test, &test);
    conforms(
        &printed(&["cover", "policies", "--format", "json"]),
        &cover,
        &cover,
    );
    let args = [
        "mutate",
        "policies/fuzhou/2019",
        "--operators",
        "scope-dropped,precedence",
        "--format",
        "json",
    ];
    conforms(&printed(&args), &mutate, &mutate);
    for (command, schema) in [("prove", &prove), ("analyze", &analyze)] {
        let args = [command, "policies/fuzhou/2019", "--format", "json"];
        conforms(&printed(&args), schema, schema);
    }
    let (old, new) = (
        "tests/browser/example/old.qf",
        "tests/browser/example/new.qf",
    );
    let args = ["diff", old, new, "--format", "json"];
    conforms(&printed(&args), &diff, &diff);
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path().display().to_string();
    let decision = "policies/fuzhou/drafts/exclusions.qf";
    let args = [
        "amend", decision, "-o", &folder, "--force", "--format", "json",
    ];
    conforms(&printed(&args), &amend, &amend);
}

fn printed(args: &[&str]) -> Value {
    let args: Vec<String> = args.iter().map(|arg| arg.to_string()).collect();
    let output = binary::run(&root(), &args);
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// Every key is described, every required key present, throughout.
fn conforms(value: &Value, schema: &Value, root: &Value) {
    let schema = resolved(schema, root);
    match value {
        Value::Object(object) => {
            let Some(properties) = schema["properties"].as_object() else {
                return;
            };
            for (key, inner) in object {
                let described = properties.get(key);
                let described = described.unwrap_or_else(|| panic!("{key} is not described"));
                conforms(inner, described, root);
            }
            for required in schema["required"].as_array().into_iter().flatten() {
                let key = required.as_str().unwrap_or_default();
                assert!(object.contains_key(key), "{key} is missing");
            }
        }
        Value::Array(items) => {
            let array = Value::from("array");
            let may_be_absent = schema["type"]
                .as_array()
                .is_some_and(|it| it.contains(&array));
            assert!(schema["type"] == array || may_be_absent, "{items:?}");
            items
                .iter()
                .for_each(|item| conforms(item, &schema["items"], root));
        }
        _ => {}
    }
}

/// A `$ref` into the root, or one alternative of an optional value, followed.
fn resolved<'a>(schema: &'a Value, root: &'a Value) -> &'a Value {
    if let Some(pointer) = schema["$ref"].as_str().and_then(|it| it.strip_prefix('#')) {
        return root.pointer(pointer).unwrap_or(schema);
    }
    match schema["anyOf"].as_array().and_then(|all| all.first()) {
        Some(first) => resolved(first, root),
        None => schema,
    }
}
