using ModelPack.Signatures;
using ModelPack.Tool.Scaffolding;
using static ModelPack.Tool.Tests.Support.DecidedScaffold;
using static ModelPack.Tool.Tests.Support.Signatures;

namespace ModelPack.Tool.Tests.Scaffolding;

/// <summary>What the runtime gives the model, so that callers do not see it: states and constants.</summary>
public sealed class GivenInputTests
{
    private static readonly ValueInfo s_score = Tensor("score", TensorElementType.Float32, "batch", "1");

    [Fact]
    public async Task States_are_bound_by_the_runtime_and_leave_the_members()
    {
        ModelSignature signature = Of(
            [Tensor("x", TensorElementType.Float32, "batch", "8"), Tensor("h0", TensorElementType.Float32, "2", "batch", "4")],
            [s_score, Tensor("hn", TensorElementType.Float32, "2", "batch", "4")]);

        string predictor = await Build(signature, "SamplePredictor.cs");

        Assert.Contains("[State(\"h0\", \"hn\")]\npublic sealed partial class", predictor, StringComparison.Ordinal);
        Assert.DoesNotContain("Hn", File(signature, "SamplePrediction.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cache_of_a_decoder_is_a_state_that_grows()
    {
        string[] layers = ["0.key", "0.value", "1.key", "1.value"];
        ModelSignature signature = Of(
            [
                Tensor("input_ids", TensorElementType.Int64, "batch_size", "sequence_length"), Tensor("attention_mask", TensorElementType.Int64, "batch_size", "total_sequence_length"),
                .. layers.Select(static layer => Tensor($"past_key_values.{layer}", TensorElementType.Float32, "batch_size", "2", "past_sequence_length", "8")),
                Tensor("use_cache_branch", TensorElementType.Bool, "1"),
            ],
            [Tensor("logits", TensorElementType.Float32, "batch_size", "sequence_length", "100"), .. layers.Select(static layer => Tensor($"present.{layer}", TensorElementType.Float32, "batch_size", "2", "total_sequence_length", "8"))]);

        string predictor = await Build(signature, "SamplePredictor.cs");

        Assert.All(layers, layer => Assert.Contains($"[State(\"past_key_values.{layer}\", \"present.{layer}\")]\n", predictor, StringComparison.Ordinal));
        Assert.Contains("public required float[] Logits ", File(signature, "SamplePrediction.cs"), StringComparison.Ordinal);
        Assert.Contains("public required bool UseCacheBranch ", File(signature, "SampleInput.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_of_another_shape_or_an_open_one_is_an_ordinary_input()
    {
        ValueInfo x = Tensor("x", TensorElementType.Float32, "batch", "8");
        ValueInfo after = Tensor("state_out", TensorElementType.Float32, "batch", "4");

        Assert.DoesNotContain("[State", File(Of([x, Tensor("state", TensorElementType.Float32, "batch", "5")], [s_score, after]), "SamplePredictor.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("[State", File(Of([x, Tensor("state", TensorElementType.Float64, "batch", "4")], [s_score, after]), "SamplePredictor.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("[State", File(Of([x, Tensor("state", TensorElementType.Float32, "batch", "open")], [s_score, after]), "SamplePredictor.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("[State", File(Of([Tensor("state", TensorElementType.Float32, "batch", "4")], [after]), "SamplePredictor.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scalar_beside_rows_stays_a_member_and_a_note_says_how_to_fix_it()
    {
        ValueInfo x = Tensor("x", TensorElementType.Float32, "batch", "any");
        ModelSignature signature = Of([x, Tensor("sr", TensorElementType.Int64)], [s_score]);

        Assert.Contains("public required long Sr ", File(signature, "SampleInput.cs"), StringComparison.Ordinal);
        Assert.Equal(["'sr' is one value for all rows of a run. If it is always the same, put [Constant(\"sr\", ...)] on the predictor in place of its member."], Scaffold.Notes(signature));
        Assert.Empty(Scaffold.Notes(Of([x], [s_score])));
    }

    [Fact]
    public async Task An_input_that_nothing_reads_is_a_constant()
    {
        ModelSignature signature = Of([Tensor("x", TensorElementType.Float32, "?", "8"), Tensor("Label", TensorElementType.Bool, "?", "1")], [s_score]) with { UnusedInputs = new(["Label"]) };

        Assert.Contains("[Constant(\"Label\", false)]\n", await Build(signature, "SamplePredictor.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("Label", File(signature, "SampleInput.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_that_is_only_handed_on_is_a_constant_unless_that_is_all_that_the_model_does()
    {
        ValueInfo target = Tensor("Target", TensorElementType.Float32, "?", "1");
        ValueInfo copy = Tensor("Target.output", TensorElementType.Float32, "?", "1");
        ModelSignature signature = Of([Tensor("x", TensorElementType.Float32, "?", "8"), target], [s_score, copy]) with { UnusedInputs = new(["Target"]), PassThroughs = new([new PassThrough("Target.output", "Target")]) };

        Assert.Contains("[Constant(\"Target\", 0.0)]\n", await Build(signature, "SamplePredictor.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("Target", File(signature, "SamplePrediction.cs"), StringComparison.Ordinal);
        string input = await Build(signature with { Outputs = new([copy]) }, "SampleInput.cs");
        Assert.Contains("public required float Target ", input, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing in the model", input, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_that_nothing_reads_does_not_say_what_a_row_is()
    {
        ValueInfo x = Tensor("x", TensorElementType.Float32, "1", "1");
        ModelSignature signature = Of([x, Tensor("u", TensorElementType.Float32, "rows", "2")], [Tensor("y", TensorElementType.Float32, "1", "3")]) with { UnusedInputs = new(["u"]) };
        ModelSignature fixedOne = signature with { Inputs = new([x, Tensor("u", TensorElementType.Float32, "2", "2")]) };

        Assert.Contains("public required float[] U ", await Build(signature, "SampleInput.cs"), StringComparison.Ordinal);
        Assert.Contains("public required float X ", await Build(fixedOne, "SampleInput.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_that_nothing_reads_and_no_constant_fills_says_so()
    {
        ModelSignature signature = Of([Tensor("x", TensorElementType.Float32, "batch", "8"), Tensor("ids", TensorElementType.Int64, "batch", "length")], [s_score]) with { UnusedInputs = new(["ids"]) };

        Assert.Contains("any number of values. Nothing in the model reads it.</summary>\n    public required long[] Ids", await Build(signature, "SampleInput.cs"), StringComparison.Ordinal);
    }
}
