using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Reuse;

/// <summary>A contract whose meaning lies in many files, and edits of them.</summary>
internal static class ReuseProject
{
    private const string Contract = """
        using System.ComponentModel.DataAnnotations;
        using ModelPack;

        namespace Acme.Models;

        [ModelContract("m.onnx")]
        public sealed partial class Predictor : IPredictor<In, Out>;

        /// <summary>One thing.</summary>
        public sealed partial record In : Measured
        {
            [Range(0, Limits.Longest)] public required Number Length { get; init; }
            [Even] public required float Width { get; init; }
        }

        public sealed record Out { public required Species Label { get; init; } }
        """;

    public static UserProject Start { get; } = new(Contract, SmallContract.Model(
        """input "age" float32["n"]""", """input "length" float32["n"]""", """input "width" float32["n"]""", """output "label" int64["n"]"""))
    {
        OtherSources =
        [
            ("Aliases.cs", "global using Number = float;"),
            ("Even.cs", "namespace Acme.Models; public sealed class EvenAttribute(int step = 2) : System.ComponentModel.DataAnnotations.ValidationAttribute { public int Step => step; }"),
            ("Helper.cs", "namespace Acme.Models; internal static class Helper { public static int Answer(int of) { return of + 42; } }"),
            ("Limits.cs", "namespace Acme; public static class Limits { public const double Longest = Units.Ten * 10; }"),
            ("Measured.cs", "namespace Acme.Models; public abstract record Measured { /// <summary>In years.</summary>\n public required float Age { get; init; } }"),
            ("Species.cs", "namespace Acme.Models; public enum Species { Setosa, Versicolor, Virginica }"),
            ("Units.cs", "namespace Acme; public static class Units { public const double Ten = 10; }"),
        ],
    };

    /// <summary>A contract whose tensors an encoder makes, and whose constant is named elsewhere.</summary>
    public static UserProject Encoding { get; } = new("""
        using ModelPack;

        namespace Acme.Models;

        [ModelContract("m.onnx"), Constant("width", Rates.Width)]
        public sealed partial class Predictor : IPredictor<Text, Out>, IEncoder<Text, Row>;

        public sealed record Out(long Label);
        """, [.. Start.Models])
    {
        OtherSources =
        [
            ("Encoder.cs", "namespace Acme.Models; public sealed partial class Predictor { public static Row Encode(Text input, ModelPack.ModelAssets assets) => new() { Age = input.Words.Length, Length = 1 }; }"),
            ("Rates.cs", "namespace Acme.Models; public static class Rates { public const double Width = 16; }"),
            ("Row.cs", "namespace Acme.Models; public sealed record Row { public required float Age { get; init; } public required float Length { get; init; } }"),
            ("Text.cs", "namespace Acme.Models; public sealed record Text { /// <summary>All of them.</summary>\n public required string Words { get; init; } }"),
        ],
    };

    /// <summary>Replaces text in a file.</summary>
    public static CSharpCompilation Edit(CSharpCompilation source, string file, string from, string to)
    {
        SyntaxTree old = source.SyntaxTrees.Single(tree => tree.FilePath == file);
        Assert.Contains(from, old.ToString(), StringComparison.Ordinal);
        return source.ReplaceSyntaxTree(old, UserProject.Parse(old.ToString().Replace(from, to, StringComparison.Ordinal), file));
    }

    /// <summary>Adds a file.</summary>
    public static CSharpCompilation Add(CSharpCompilation source, string text) => source.AddSyntaxTrees(UserProject.Parse(text, "Added.cs"));

    /// <summary>The same text in new syntax trees, which nothing was parsed from yet.</summary>
    private static CSharpCompilation Anew(CSharpCompilation source) =>
        source.RemoveAllSyntaxTrees().AddSyntaxTrees(source.SyntaxTrees.Select(tree => UserProject.Parse(tree.ToString(), tree.FilePath)));

    /// <summary>What a generator that has seen nothing before makes of a compilation.</summary>
    public static IEnumerable<string> Generate(CSharpCompilation source) => Texts(Run(Driver(), Anew(source)));

    public static GeneratorDriver Run(GeneratorDriver driver, CSharpCompilation source) => driver.RunGenerators(source, CancellationToken.None);

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new ModelContractGenerator().AsSourceGenerator()], Start.Models.Select(model => new SignatureFile(model)), UserProject.ParseOptions, new ItemOptions());

    public static IEnumerable<string> Texts(GeneratorDriver driver) => driver.GetRunResult().Results[0].GeneratedSources.Select(file => file.SourceText.ToString());
}
