using Microsoft.CodeAnalysis;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Diagnostics;

/// <summary>Encoders and decoders that do not fit their contract or model.</summary>
public sealed class EncoderDiagnosticTests
{
    private static readonly TestModel s_model = SmallContract.Model("""input "x" float32["n", 2]""", """output "y" float32["n"]""");

    private const string Encode = "public static T Encode(In input, ModelAssets assets) => new();";

    private static ContractReport Report(string interfaces, string body = Encode, string tensors = "public sealed record T { public float[] X { get; init; } = []; }", string input = "public sealed record In { public string Text { get; init; } = \"\"; }", string more = "") =>
        ContractReport.Of(new UserProject($$"""
            using ModelPack;
            namespace Acme.Models;

            [ModelContract("m.onnx")]
            public sealed partial class Predictor : IPredictor<In, Out>{{interfaces}}
            {
                {{body}}
                {{more}}
            }

            {{input}}
            public sealed record Out { public required float Y { get; init; } }
            public sealed record Other { public float[] X { get; init; } = []; }
            {{tensors}}
            """, s_model));

    [Fact]
    public void An_encoder_that_fits_is_no_issue()
    {
        ContractReport report = Report(", IEncoder<In, T>");

        Assert.Empty(report.Ours);
        Assert.Empty(report.Compiler);
    }

    [Fact]
    public void An_encoder_of_another_input_is_reported_at_that_type()
    {
        Diagnostic only = Report(", IEncoder<Other, T>", "public static T Encode(Other input, ModelAssets assets) => new();").Only("MPK1001");

        Assert.Equal("Other", ContractReport.Span(only));
        Assert.Equal("Contract class 'Predictor' cannot be completed: its input type is 'In', and its encoder takes 'Other'; write 'IEncoder<In, TTensors>'", only.GetMessage());
    }

    [Fact]
    public void A_decoder_of_another_output_is_reported_at_that_type()
    {
        Diagnostic only = Report(", IEncoder<In, T>, IDecoder<T, Other>", Encode, more: "public static Other Decode(T tensors, ModelAssets assets) => new();").Only("MPK1001");

        Assert.Equal("Other", ContractReport.Span(only));
        Assert.Equal("Contract class 'Predictor' cannot be completed: its output type is 'Out', and its decoder gives 'Other'; write 'IDecoder<TTensors, Out>'", only.GetMessage());
    }

    [Fact]
    public void Two_encoders_are_reported_at_the_class()
    {
        Diagnostic only = Report(", IEncoder<In, T>, IEncoder<In, Other>", Encode, more: "static Other IEncoder<In, Other>.Encode(In input, ModelAssets assets) => new();").Only("MPK1001");

        Assert.Equal("Predictor", ContractReport.Span(only));
        Assert.Equal("Contract class 'Predictor' cannot be completed: it names IEncoder<,> more than once; a contract has one encoder, 'IEncoder<In, TTensors>'", only.GetMessage());
    }

    [Fact]
    public void Tensors_that_generated_code_cannot_see_are_reported_at_the_class()
    {
        Diagnostic only = Report(", IEncoder<In, Predictor.Hidden>", "static Hidden IEncoder<In, Hidden>.Encode(In input, ModelAssets assets) => new();", more: "private sealed record Hidden { public float[] X { get; init; } = []; }").Only("MPK1001");

        Assert.Equal("Predictor", ContractReport.Span(only));
        Assert.Equal("Contract class 'Predictor' cannot be completed: generated code cannot see 'Hidden'; make it internal or public", only.GetMessage());
    }

    [Fact]
    public void Tensors_may_be_internal_where_the_method_is_explicit()
    {
        ContractReport report = Report(", IEncoder<In, T>", "static T IEncoder<In, T>.Encode(In input, ModelAssets assets) => new();", "internal sealed record T { public float[] X { get; init; } = []; }");

        Assert.Empty(report.Ours);
        Assert.Empty(report.Compiler);
    }

    [Fact]
    public void A_missing_method_is_the_compilers_to_report_and_its_only_error()
    {
        ContractReport report = Report(", IEncoder<In, T>", body: "");

        Assert.Empty(report.Ours);
        Diagnostic only = Assert.Single(report.Compiler);
        Assert.Equal("CS0535", only.Id);
        Assert.Equal("IEncoder<In, T>", ContractReport.Span(only));
        Assert.Contains("Encode(In, ModelAssets)", only.GetMessage());
    }

    [Fact]
    public void Tensors_that_do_not_fit_the_model_are_reported_at_their_members()
    {
        Diagnostic only = Report(", IEncoder<In, T>", tensors: "public sealed record T { public long[] X { get; init; } = []; }").Only("MPK1005");

        Assert.Equal("long[]", ContractReport.Span(only));
    }

    [Fact]
    public void An_input_that_the_tensors_do_not_bind_is_reported_at_the_tensors()
    {
        ContractReport report = ContractReport.Of(new UserProject("""
            using ModelPack;
            namespace Acme.Models;

            [ModelContract("m.onnx")]
            public sealed partial class Predictor : IPredictor<In, Out>, IEncoder<In, T>
            {
                public static T Encode(In input, ModelAssets assets) => new();
            }

            public sealed record In { public string Text { get; init; } = ""; }
            public sealed record Out { public required float Y { get; init; } }
            public sealed record T { }
            """, s_model));

        Assert.Equal("T", ContractReport.Span(report.Only("MPK1004")));
    }

    [Theory]
    [InlineData("public sealed record In { [Tensor(\"x\")] public string Text { get; init; } = \"\"; }", "\"x\"", "'Text' cannot be bound: ")]
    [InlineData("[FeatureVector(\"x\")] public sealed record In { public string Text { get; init; } = \"\"; }", "\"x\"", "'In' cannot be bound: ")]
    [InlineData("public sealed record In { [Pad(0)] public int[] Text { get; init; } = []; }", "0", "'Text' cannot be bound: ")]
    [InlineData("public sealed record In { [Feature(1)] public int Text { get; init; } }", "1", "'Text' cannot be bound: ")]
    [InlineData("public sealed record In { [MissingAs(1)] public int? Text { get; init; } }", "Text", "'Text' cannot be bound: ")]
    public void Attributes_that_bind_mean_nothing_before_an_encoder(string input, string span, string start)
    {
        Diagnostic only = Report(", IEncoder<In, T>", input: input).Only("MPK1009");

        Assert.Equal(span, ContractReport.Span(only));
        Assert.Equal(start + "an encoder or decoder stands between it and the model; bind the tensors' type instead", only.GetMessage());
    }

    [Fact]
    public void A_member_that_json_has_no_form_for_is_reported_at_its_type()
    {
        Diagnostic only = Report(", IEncoder<In, T>", input: "public sealed record In { public System.DateTime At { get; init; } }").Only("MPK1009");

        Assert.Equal("System.DateTime", ContractReport.Span(only));
        Assert.StartsWith("'At' cannot be bound: contract JSON has no form for 'DateTime'; ", only.GetMessage());
    }
}
