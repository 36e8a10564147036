using System.Text.RegularExpressions;
using ModelPack.Generators.Tests.Testing;
using ModelPack.Testing;

namespace ModelPack.Generators.Tests.Diagnostics;

/// <summary>An example of a help page, as a project: comments such as <c>// input "x" float32["n"]</c> are the model, and what the example leaves out is added.</summary>
internal static partial class PageExample
{
    private const string DefaultModel = "models/model.onnx";

    /// <summary>The example under a heading.</summary>
    public static UserProject Of(string id, string heading)
    {
        string page = File.ReadAllText(Path.Combine(TestModels.RepositoryRoot, "src", "ModelPack", "docs", id + ".md")).ReplaceLineEndings("\n");
        string code = CodeUnder(heading, page);
        string[] signature = SignatureIn(code);
        if (signature.Length == 0)
            signature = SignatureIn(CodeUnder("Wrong", page));
        return new UserProject(Complete(code), new TestModel(ModelPath(page.Split("\n## What to do\n")[0], code), SmallContract.Model(WithBothSides(signature)).Signature));
    }

    private static string CodeUnder(string heading, string page)
    {
        string section = page.Split($"\n## {heading}\n")[1].Split("\n## ")[0];
        return Fence().Match(section) is { Success: true } match ? match.Groups["code"].Value : throw new InvalidOperationException($"No C# under {heading}.");
    }

    private static string[] SignatureIn(string code) => [.. SignatureLine().Matches(code).Select(match => match.Groups["line"].Value)];

    private static string[] WithBothSides(string[] signature)
    {
        IEnumerable<string> input = signature.Any(line => line.StartsWith("input ", StringComparison.Ordinal)) ? [] : ["""input "x" float32["batch"]"""];
        IEnumerable<string> output = signature.Any(line => line.StartsWith("output ", StringComparison.Ordinal)) ? [] : ["""output "y" float32["batch"]"""];

        // The order of the text form: inputs, outputs, what is known of them.
        return [.. input.Concat(signature).Concat(output).OrderBy(line => line.Split(' ')[0] switch { "input" => 0, "output" => 1, _ => 2 })];
    }

    private static string Complete(string code)
    {
        string input = TypeNamed("Input", code);
        string output = TypeNamed("Output", code);
        string contract = code.Contains("[ModelContract", StringComparison.Ordinal)
            ? ""
            : $"[ModelContract(\"{DefaultModel}\")] public sealed partial class Predictor : IPredictor<{input}, {output}>;";
        return $"""
            using System.ComponentModel.DataAnnotations;
            using System.Runtime.Serialization;
            using ModelPack;

            namespace Acme.Models;

            {contract}
            {code}
            {Missing(input, "float X", code)}
            {Missing(output, "float Y", code)}
            """;
    }

    private static string TypeNamed(string ending, string code) =>
        Regex.Match(code, $@"\b\w*{ending}\b") is { Success: true } match ? match.Value : ending;

    private static string Missing(string type, string parameters, string code) =>
        Regex.IsMatch(code, $@"\b(record|class|struct) {type}\b") ? "" : $"public sealed record {type}({parameters});";

    private static string ModelPath(string examples, string code) =>
        Regex.Match(examples, "<OnnxModel Include=\"(?<path>[^\"]+)\"") is { Success: true } item ? item.Groups["path"].Value
            : Regex.Match(code, @"\[ModelContract\(""(?<path>[^""]+)""") is { Success: true } contract ? contract.Groups["path"].Value
            : DefaultModel;

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^// (?<line>(input|output|feature-names|class-labels) \".*)$", RegexOptions.Multiline)]
    private static partial Regex SignatureLine();
}
