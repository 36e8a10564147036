using System.Globalization;
using System.Text;

namespace ModelPack.Tasks.Manifest;

/// <summary>Writes the model card, the <c>README.md</c> of a model package.</summary>
internal static class ModelCard
{
    public const string FileName = "README.md";

    /// <summary>The card of a package with these models.</summary>
    public static string Write(IReadOnlyList<ModelFacts> models)
    {
        Payload package = models[0].Payload;
        var card = new StringBuilder();
        Line(card, $"# {Markdown.Text(package.PackageId)}");
        if (models.Count > 1)
            Line(card, $"{models.Count} models with typed predictors, version {Markdown.Text(package.PackageVersion)}.");
        foreach (ModelFacts model in models)
            WriteModel(card, model, heading: models.Count > 1 ? "##" : "#");
        return card.ToString();
    }

    private static void WriteModel(StringBuilder card, ModelFacts model, string heading)
    {
        Contract contract = model.Contract;
        if (heading.Length > 1)
            Line(card, $"{heading} {Markdown.Text(contract.PredictorName)}");
        if (contract.Summary.Length > 0)
            Line(card, Markdown.Text(contract.Summary));
        Line(card, $"Model {Markdown.Code(contract.Name)}, version {Markdown.Text(model.Payload.PackageVersion)}, called by {Markdown.Code(contract.Predictor)}.");

        Line(card, $"{heading}# Input");
        WriteSide(card, contract.Input);
        foreach (string sentence in RunInputText.Of(contract))
            Line(card, sentence);
        Line(card, $"{heading}# Output");
        WriteSide(card, contract.Output);
        Line(card, $"{heading}# Use");
        Line(card, $"```sh\ndotnet add package {model.Payload.PackageId} --version {model.Payload.PackageVersion}\n```");
        Line(card, $"```csharp\n{CardExample.CSharp(contract)}\n```");
        Line(card, "Where the app serves it over HTTP:");
        Line(card, $"```sh\n{CardExample.Curl(contract, model.ExampleInput)}\n```");
        Line(card, $"{heading}# Limits");
        foreach (string sentence in CardLimits.Of(model))
            card.Append("- ").Append(sentence).Append('\n');
        card.Append('\n');
        Line(card, $"{heading}# Licence and lineage");
        WriteLineage(card, model);
    }

    private static void WriteSide(StringBuilder card, ContractSide side)
    {
        if (side.Summary.Length > 0)
            Line(card, Markdown.Text(side.Summary));
        card.Append("| member | type | unit | valid | meaning |\n|---|---|---|---|---|\n");
        foreach (ContractMember member in side.Members)
        {
            string[] cells =
            [
                Markdown.Code(member.JsonName) + (member.Required ? "" : " (optional)"),
                Markdown.Text(MemberText.Type(member)),
                Markdown.Text(member.Unit),
                Markdown.Text(MemberText.Valid(member)),
                Markdown.Text(member.Summary) + (member.Sensitive ? " Sensitive." : ""),
            ];
            card.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }

        card.Append('\n');
    }

    private static void WriteLineage(StringBuilder card, ModelFacts model)
    {
        var facts = new List<(string Name, string Value)>
        {
            ("Licence", Markdown.Text(model.License.Length > 0 ? model.License : "not stated")),
            ("Made by", Markdown.Text($"{model.Signature.ProducerName} {model.Signature.ProducerVersion}".Trim())),
            ("Source", Markdown.Text(model.Repository)),
            ("Commit", model.Commit.Length > 0 ? Markdown.Code(model.Commit) : ""),
            ("Training run", Markdown.Text(model.TrainingRun)),
            ("Training data", Markdown.Text(model.TrainingData)),
            ("Contract", $"`{model.Contract.Digest}`"),
        };
        facts.AddRange(model.Payload.Files.Select(file =>
            ("File", $"{Markdown.Code(file.Path)}, {file.Size.ToString(CultureInfo.InvariantCulture)} bytes, SHA-256 `{file.Sha256}`")));
        foreach ((string name, string value) in facts.Where(fact => fact.Value.Length > 0))
            card.Append("- ").Append(name).Append(": ").Append(value).Append('\n');
        card.Append('\n');
    }

    private static void Line(StringBuilder card, string text) => card.Append(text).Append("\n\n");
}
