using System.Text.Json;
using System.Text.Json.Nodes;
using ModelPack.Replay.Comparing;
using ModelPack.Replay.Running;

namespace ModelPack.Replay.Examples;

/// <summary>An example that the contract cannot say, as of a state in the middle of a sequence: it runs on the model itself.</summary>
/// <param name="place">Where it is from.</param>
/// <param name="tensors">The inputs by tensor name.</param>
/// <param name="outputs">What is expected, by tensor name; null where only the run is asked for.</param>
internal sealed class ModelExample(ExamplePlace place, IReadOnlyDictionary<string, ExampleValue?> tensors, IReadOnlyDictionary<string, ExampleValue?>? outputs)
    : Example(place.File, place.Line)
{
    /// <inheritdoc/>
    public override ExampleOutcome Replay(ReplayTarget target, Tolerance tolerance)
    {
        if (ModelRun.TryRun(target.Session, tensors, outputs?.Keys, out JsonObject? found) is { } refusal)
            return new ExampleOutcome { Refusals = [new InputError("$.tensors", "MPK3020", refusal)] };
        if (outputs is null)
            return new ExampleOutcome();
        var comparison = new PredictionComparison(ModelOutputs.Of(target.Signature, target.Contract), tolerance);
        comparison.Compare(JsonSerializer.SerializeToElement(ValueJson.Write(outputs)), JsonSerializer.SerializeToElement(found));
        return new ExampleOutcome { Deviations = comparison.Deviations, Errors = comparison.Errors };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("tensors");
        ValueJson.Write(tensors).WriteTo(writer);
        if (outputs is not null)
        {
            writer.WritePropertyName("outputs");
            ValueJson.Write(outputs).WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
