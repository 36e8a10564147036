using System.Text;
using CsCheck;

namespace ModelPack.Signatures.Tests;

public sealed class SignatureTextTests
{
    private const string Iris = """
        modelsig 1
        ir-version 8
        producer "modelpack-testdata" "1"
        graph "iris"
        opset "" 13
        opset "ai.onnx.ml" 2
        operator-domain "ai.onnx.ml"
        metadata "author" "ModelPack test data"
        input "features" float32["batch", 4]
        doc-input "features" "sepal \"length\"\u000aand so on"
        optional-input "threshold" float32[]
        input "x" float32[...]
        output "label" string[?]
        output "probabilities" sequence(map(string, float32[]))
        external "W" "weights.bin" offset "0" length "512" expects 512
        class-labels "label" strings "setosa" "versicolor" "virginica"
        class-labels "out" integers "0" "1"
        feature-names "features" "sepal length (cm)" "x"
        categories "sex" closed strings "female" "male"
        categories "class" open integers "1" "-2"
        unused-input "x"
        pass-through "same" "x"
        missing-marker "features" "NaN"

        """;

    [Fact]
    public void Every_signature_survives_the_text() => SignatureGen.Signatures.Sample(signature =>
    {
        string text = SignatureText.Write(signature);
        Assert.True(SignatureText.TryParse(text, out ModelSignature? read, out string? error), error);
        Assert.Equal(signature, read);
    });

    [Fact]
    public void Every_text_survives_utf8_and_windows_line_ends() => SignatureGen.Signatures.Sample(signature =>
    {
        string text = SignatureText.Write(signature);
        string stored = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n")));
        Assert.True(SignatureText.TryParse(stored, out ModelSignature? read, out string? error), error);
        Assert.Equal(signature, read);
    });

    [Fact]
    public void A_text_that_was_written_is_written_again_unchanged()
    {
        Assert.True(SignatureText.TryParse(Iris.ReplaceLineEndings("\n"), out ModelSignature? signature, out string? error), error);
        Assert.Equal(Iris.ReplaceLineEndings("\n"), SignatureText.Write(signature));
    }

    [Fact]
    public void Facts_are_read_from_their_lines()
    {
        Assert.True(SignatureText.TryParse(Iris, out ModelSignature? signature, out _));
        Assert.Equal(["features", "threshold", "x"], signature.Inputs.Select(input => input.Name));
        Assert.Equal([false, true, false], signature.Inputs.Select(input => input.IsOptional));
        Assert.Equal("sepal \"length\"\nand so on", signature.Inputs[0].Documentation);
        Assert.Equal(new ExternalData("W", "weights.bin", "0", "512", 512), signature.ExternalData[0]);
        Assert.Equal(["setosa", "versicolor", "virginica"], signature.ClassLabels[0].Labels);
        Assert.False(signature.ClassLabels[1].AreStrings);
        Assert.Equal([new Categories("sex", true, true, new(["female", "male"])), new Categories("class", false, false, new(["1", "-2"]))], signature.Categories);
        Assert.Equal(["x"], signature.UnusedInputs);
        Assert.Equal([new PassThrough("same", "x")], signature.PassThroughs);
        Assert.Equal([new MissingMarker("features", "NaN")], signature.MissingMarkers);
    }

    [Theory]
    [InlineData("", "line 1: ")]
    [InlineData("modelsig 2\n", "line 1: ")]
    [InlineData("modelsig 1\nnonsense 1\n", "line 2: ")]
    [InlineData("modelsig 1\n\nir-version x\n", "line 3: ")]
    [InlineData("modelsig 1\nir-version 8 9\n", "line 2: ")]
    [InlineData("modelsig 1\ngraph iris\n", "line 2: ")]
    [InlineData("modelsig 1\ngraph \"iris\n", "line 2: ")]
    [InlineData("modelsig 1\ngraph \"\\u00g0\"\n", "line 2: ")]
    [InlineData("modelsig 1\ninput \"x\" float33[]\n", "line 2: ")]
    [InlineData("modelsig 1\ninput \"x\" float32[1,]\n", "line 2: ")]
    [InlineData("modelsig 1\ninput \"x\" float32[-1]\n", "line 2: ")]
    [InlineData("modelsig 1\ninput \"x\" float32[9223372036854775807]\n", "line 2: ")]
    [InlineData("modelsig 1\ninput \"x\" map(string)\n", "line 2: ")]
    [InlineData("modelsig 1\ndoc-input \"x\" \"text\"\n", "line 2: ")]
    [InlineData("modelsig 1\nclass-labels \"x\" floats \"1\"\n", "line 2: ")]
    [InlineData("modelsig 1\ncategories \"x\" strings \"1\"\n", "line 2: ")]
    [InlineData("modelsig 1\nunused-input x\n", "line 2: ")]
    [InlineData("modelsig 1\npass-through \"y\"\n", "line 2: ")]
    public void Garbage_is_refused_with_its_line(string text, string start)
    {
        Assert.False(SignatureText.TryParse(text, out ModelSignature? signature, out string? error));
        Assert.Null(signature);
        Assert.StartsWith(start, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_nested_without_end_is_refused()
    {
        string type = string.Concat(Enumerable.Repeat("sequence(", 100_000));
        Assert.False(SignatureText.TryParse($"modelsig 1\ninput \"x\" {type}", out _, out string? error));
        Assert.Contains("nested", error, StringComparison.Ordinal);
    }
}
