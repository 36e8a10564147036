using ModelPack.Tasks.Manifest;

namespace ModelPack.Tasks.Tests.Manifest;

public sealed class ModelCardTests
{
    [Fact]
    public void A_card_says_what_goes_in_and_out()
    {
        string card = ModelCard.Write([Records.Facts() with { License = "MIT" }]);
        Assert.StartsWith("# Acme.Models.Iris\n", card, StringComparison.Ordinal);
        Assert.Contains("Names the species \\| of a flower.", card, StringComparison.Ordinal);
        Assert.Contains("| `sepalLength` | float32 | cm | 0.1 to 10 | Length of the sepal. |\n", card, StringComparison.Ordinal);
        Assert.Contains("| `note` (optional) | string or null |  | 5 characters or less |  Sensitive. |\n", card, StringComparison.Ordinal);
        Assert.Contains("| `probabilities` | label to float32 |  | setosa, versicolor |  |\n", card, StringComparison.Ordinal);
        Assert.Contains("- Licence: MIT\n", card, StringComparison.Ordinal);
        Assert.Contains("dotnet add package Acme.Models.Iris --version 1.2.0\n", card, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_shows_a_call_in_CSharp_and_over_HTTP()
    {
        string card = ModelCard.Write([Records.Facts()]);
        Assert.Contains("var prediction = predictor.Predict(new IrisInput\n{\n    SepalLength = 5.05f,\n});", card, StringComparison.Ordinal);
        Assert.Contains("curl http://localhost:5000/models/iris/predict --header 'Content-Type: application/json' --data '{\"sepalLength\": 5.05}'", card, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_with_constructor_parameters_is_made_by_them() =>
        Assert.Contains("predictor.Predict(new IrisInput(SepalLength: 5.05f));", ModelCard.Write([Records.Facts("SepalLength", "Note")]), StringComparison.Ordinal);

    [Fact]
    public void Long_arrays_are_not_spelled_out()
    {
        Contract contract = Records.WithMembers("""{"name":"Image","json":"image","kind":"array","element":"float32","required":true,"shape":[1,28,28]}""");
        string card = ModelCard.Write([Records.Facts() with { Contract = contract }]);
        Assert.Contains("Image = new float[784]", card, StringComparison.Ordinal);
        Assert.Contains("--data @input.json", card, StringComparison.Ordinal);
        Assert.Contains("float32 \\[1, 28, 28\\]", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_among_the_allowed_values_is_named()
    {
        Contract contract = Records.WithMembers("""{"name":"Sex","json":"sex","kind":"scalar","element":"string","nullable":true,"allowed":["MALE",null]}""");
        Assert.Contains("| MALE, null |", ModelCard.Write([Records.Facts() with { Contract = contract }]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_says_what_the_model_gets_that_callers_do_not_give()
    {
        string card = ModelCard.Write([Records.FactsOfSpeech]);
        Assert.Contains("Input `sr` of the model is always `16000`.\n", card, StringComparison.Ordinal);
        Assert.Contains("Input `words` of the model is always `\"a\", \"NaN\"`.\n", card, StringComparison.Ordinal);
        Assert.Contains("(`state`): `OpenSequence()`", card, StringComparison.Ordinal);
        Assert.Contains("shorter rows of a batch are filled up with 0.5", card, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_says_whether_rows_run_together()
    {
        Assert.Contains("- Rows of one call run together", ModelCard.Write([Records.Facts()]), StringComparison.Ordinal);
        Assert.Contains("- Rows of one call run one after another", ModelCard.Write([Records.FactsOfSpeech]), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_models_have_a_section_each()
    {
        string card = ModelCard.Write([Records.Facts(), Records.Facts()]);
        Assert.Equal(3, card.Split("\n## IrisPredictor\n").Length);
        Assert.Contains("\n### Input\n", card, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a|b", "a\\|b")]
    [InlineData("<script>", "\\<script\\>")]
    [InlineData("[x](y)", "\\[x\\](y)")]
    [InlineData("a\r\nb", "a  b")]
    [InlineData("&copy;", "&amp;copy;")]
    [InlineData("a\u202eb\u2028c\0", "a b c ")]
    public void Text_of_others_stays_text(string text, string expected) => Assert.Equal(expected, Markdown.Text(text));

    [Theory]
    [InlineData("a", "`a`")]
    [InlineData("a|b", "`a\\|b`")]
    [InlineData("a`b", "`` a`b ``")]
    [InlineData("a``b", "a\\`\\`b")]
    [InlineData("a\u2066b\r\nc", "`a b  c`")]
    [InlineData("", "")]
    public void Code_of_others_stays_code(string text, string expected) => Assert.Equal(expected, Markdown.Code(text));
}
