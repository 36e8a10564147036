using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelPack.Benchmarks.Generating;

/// <summary>A project with so many contracts of twelve members, a file each, and as many other classes.</summary>
internal sealed class ContractProject(int contracts)
{
    private static readonly CSharpParseOptions s_parsing = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static readonly Lazy<MetadataReference[]> s_references = new(() => [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => !Path.GetFileName(path).StartsWith("ModelPack.Benchmarks", StringComparison.Ordinal))
        .Select(path => MetadataReference.CreateFromFile(path))]);

    /// <summary>The project with syntax trees of its own.</summary>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Acme.Models",
        [.. Enumerable.Range(0, contracts).Select(Contract), .. Enumerable.Range(0, contracts).Select(index => Other(index, 0, ""))],
        s_references.Value,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Driver(IIncrementalGenerator generator, bool tracksSteps = false) => CSharpGeneratorDriver.Create(
        [generator.AsSourceGenerator()],
        [new SignatureText()],
        s_parsing,
        new SignatureOptions(),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracksSteps));

    /// <summary>An edit in the body of a method of another class.</summary>
    public static CSharpCompilation EditBody(CSharpCompilation source, int edit) => Replace(source, "Other0.cs", Other(0, edit, ""));

    /// <summary>An edit of what another class declares.</summary>
    public static CSharpCompilation EditDeclaration(CSharpCompilation source, int edit) => Replace(source, "Other0.cs", Other(0, 0, Text($"public int Added{edit} => 1;")));

    /// <summary>An edit of one contract.</summary>
    public static CSharpCompilation EditContract(CSharpCompilation source, int edit)
    {
        SyntaxTree tree = Find(source, "Contract0.cs");
        return source.ReplaceSyntaxTree(tree, Parse(Contract(0).ToString().Replace("0.1, 10)", Text($"0.1, {edit + 11})"), StringComparison.Ordinal), "Contract0.cs"));
    }

    private static SyntaxTree Contract(int index)
    {
        var members = new StringBuilder();
        for (int member = 0; member < 12; member++)
            members.Append(CultureInfo.InvariantCulture, $"    /// <summary>Measurement {member}.</summary>\n    [Unit(\"cm\"), Range(0.1, 10)] public required float Length{member} {{ get; init; }}\n");
        return Parse(Text($$"""
            using System.ComponentModel.DataAnnotations;
            using ModelPack;

            namespace Acme.Models.Part{{index}};

            /// <summary>Contract {{index}}.</summary>
            [ModelContract("m.onnx")]
            public sealed partial class Predictor{{index}} : IPredictor<Input{{index}}, Output{{index}}>;

            [FeatureVector("x")]
            public sealed record Input{{index}}
            {
            {{members}}
            }

            public sealed record Output{{index}} { public required float Y { get; init; } }
            """), Text($"Contract{index}.cs"));
    }

    private static SyntaxTree Other(int index, int number, string more) => Parse(Text($$"""
        using System;
        using System.Collections.Generic;

        namespace Acme.Others;

        public sealed class Other{{index}}
        {
            private readonly List<string> _items = [];
            public string Name { get; set; } = "";
            public int Count => _items.Count;
            {{more}}
            public int Answer(int of)
            {
                return of + {{number}};
            }
        }
        """), Text($"Other{index}.cs"));

    private static CSharpCompilation Replace(CSharpCompilation source, string file, SyntaxTree tree) => source.ReplaceSyntaxTree(Find(source, file), tree);

    private static SyntaxTree Find(CSharpCompilation source, string file) => source.SyntaxTrees.First(tree => tree.FilePath == file);

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, s_parsing, path, Encoding.UTF8);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
