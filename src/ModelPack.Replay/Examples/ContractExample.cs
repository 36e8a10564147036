using System.Text.Json;
using ModelPack.Replay.Comparing;
using ModelPack.Replay.Running;

namespace ModelPack.Replay.Examples;

/// <summary>An example in the contract's words: <c>{"input":{...},"output":{...}}</c>. Of the output, what is there is compared.</summary>
/// <param name="file">The file that it is in.</param>
/// <param name="line">Its line.</param>
/// <param name="input">The input.</param>
/// <param name="output">The output; null where only the run is asked for.</param>
internal sealed class ContractExample(string file, int line, JsonElement input, JsonElement? output) : Example(file, line)
{
    /// <inheritdoc/>
    public override ExampleOutcome Replay(ReplayTarget target, Tolerance tolerance)
    {
        if (!target.TryPredict(input, out JsonElement prediction, out IReadOnlyList<InputError> errors))
            return new ExampleOutcome { Refusals = errors };
        if (output is not { } expected)
            return new ExampleOutcome();
        var comparison = new PredictionComparison(target.Contract.Output, tolerance);
        comparison.Compare(expected, prediction);
        return new ExampleOutcome { Deviations = comparison.Deviations, Errors = comparison.Errors };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("input");
        input.WriteTo(writer);
        if (output is { } expected)
        {
            writer.WritePropertyName("output");
            expected.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
