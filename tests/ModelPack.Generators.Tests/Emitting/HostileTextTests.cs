using ModelPack.Generators.Emitting;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Emitting;

/// <summary>Names and texts come from models and requests of strangers: in generated code they are never code.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] s_texts =
    [
        "\";System.Environment.Exit(1);//", "*/ } } class Evil { /*", "</summary><script>", "]]>", "{0} {{x}}", "\\", "\\\"", "\r\n#error", "\u2028#error", "\u0085#error",
        "\u202Etxt.exe\u202C", "\uFEFF", "\0", "$\"{x}\"", "\"\"\"", "@", "été", "이름", "\ud83d\ude00", "\u200d", new string('x', 5_000),
    ];

    public static TheoryData<int> Texts => [.. Enumerable.Range(0, s_texts.Length)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_of_models_and_authors_compiles_and_stays_text(int index)
    {
        string text = s_texts[index];
        string literal = CSharpText.Literal(text);
        string signature = ModelSignatures.Of("zero-batch.onnx").Replace("input \"x\"", $"input {JsonText.String(text)}");
        Assert.Contains(JsonText.String(text), signature);
        string contract = $$"""
            using System.ComponentModel.DataAnnotations;
            using ModelPack;

            namespace Acme.Models;

            [ModelContract("zero-batch.onnx", Name = {{literal}})]
            public partial class Predictor : IPredictor<Input, Output>;

            [System.ComponentModel.Description({{literal}})]
            public sealed record Input([Tensor({{literal}}), Unit({{literal}}), MaxLength(3, ErrorMessage = {{literal}})] [property: System.Text.Json.Serialization.JsonPropertyName({{literal}})] float[] X);
            public sealed record Output([System.ComponentModel.Description({{literal}})] float[] Y);
            """;

        GeneratorRun run = Generator.Run(new UserProject(contract, new TestModel("zero-batch.onnx", signature)));

        run.AssertCompiles();
        string type = run.Compilation.GetTypeByMetadataName("Acme.Models.Predictor")!.GetMembers().OfType<Microsoft.CodeAnalysis.INamedTypeSymbol>().Single().Name;
        Assert.Equal("Contract", type);
        Assert.Contains(literal, run.Text);
        Assert.DoesNotContain(run.Text, c => char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator
            || (char.IsControl(c) && c != '\n'));
    }

    [Fact]
    public void Any_text_is_the_same_after_its_literal()
    {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(20)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 0x80 : 0x10000))]);

            Assert.Equal(text, CSharpText.ValueOfLiteral(CSharpText.Literal(text)));
        }
    }

    [Fact]
    public void Names_of_files_are_safe_and_never_meet()
    {
        string[] names = ["A.B", "a.b", "A+B", "A-B", "A_B", "../A", "A\u202eB", "A/B", "이름", "名前", new string('x', 300), new string('x', 301)];
        var clashes = HintNames.Clashes([.. names]);

        List<string> hints = [.. names.Select(name => HintNames.Of(name, clashes))];

        Assert.Equal(names.Length, hints.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(hints, hint => Assert.Matches("^[A-Za-z0-9._-]{1,130}$", hint));
    }

    [Fact]
    public void Names_of_services_never_meet()
    {
        string[] names = ["A.B_C", "A_B.C", "A.B.C", "A+B.C", "A__B.C", "A.é", "A.é_"];

        Assert.Equal(names.Length - 1, names.Select(CSharpText.Identifier).Distinct().Count());
        Assert.Equal(CSharpText.Identifier("A.B.C"), CSharpText.Identifier("A+B.C"));
    }
}
