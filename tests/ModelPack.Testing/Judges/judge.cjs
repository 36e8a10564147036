// Answers one line of JSON with one line of JSON. Two questions are known:
//   {"define": name, "draft": "2020-12" or "07", "schema": {...}, "references": {address: {...}}}   ->  {} or {"error": "..."}
//   {"judge": name, "documents": ["text", ...]}   ->  {"verdicts": [null or "what is wrong", ...]}
// Documents are texts, so that JSON which is none gets a verdict too.
const Formats = require("ajv-formats");
const drafts = { "2020-12": require("ajv/dist/2020"), "07": require("ajv") };
const schemas = new Map();

function define(question) {
  const ajv = new drafts[question.draft].default({ strict: false, strictNumbers: true, logger: false });
  Formats.default(ajv);
  for (const [address, schema] of Object.entries(question.references)) ajv.addSchema(schema, address);
  schemas.set(question.define, ajv.compile(question.schema));
  return {};
}

function verdict(validate, text) {
  let document;
  try {
    document = JSON.parse(text);
  } catch (malformed) {
    return String(malformed.message);
  }
  if (validate(document)) return null;
  const { instancePath, message, params } = validate.errors[0];
  return `${instancePath || "/"} ${message} ${JSON.stringify(params)}`;
}

function answer(question) {
  try {
    if (question.define !== undefined) return define(question);
    const validate = schemas.get(question.judge);
    return { verdicts: question.documents.map((text) => verdict(validate, text)) };
  } catch (problem) {
    return { error: String(problem.message) };
  }
}

require("readline")
  .createInterface({ input: process.stdin })
  .on("line", (line) => process.stdout.write(JSON.stringify(answer(JSON.parse(line))) + "\n"));
