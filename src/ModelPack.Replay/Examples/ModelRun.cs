using System.Text.Json.Nodes;
using Microsoft.ML.OnnxRuntime;

namespace ModelPack.Replay.Examples;

/// <summary>Runs a model itself, past its contract.</summary>
internal static class ModelRun
{
    /// <summary>Runs it; says why not, where it refuses.</summary>
    /// <param name="session">The model.</param>
    /// <param name="tensors">The inputs by name; optional ones that hold nothing are left out.</param>
    /// <param name="outputs">The outputs that are asked for; null for all.</param>
    /// <param name="found">The outputs by name, as <see cref="ValueJson"/> writes them.</param>
    public static string? TryRun(InferenceSession session, IReadOnlyDictionary<string, ExampleValue?> tensors, IEnumerable<string>? outputs, out JsonObject? found)
    {
        found = null;
        try
        {
            found = Run(session, [.. tensors.Where(static input => input.Value is not null)], [.. outputs ?? session.OutputNames]);
            return null;
        }
        catch (OnnxRuntimeException exception)
        {
            return exception.Message;
        }
        catch (ExampleException exception)
        {
            return exception.Message;
        }
    }

    private static JsonObject Run(InferenceSession session, IReadOnlyList<KeyValuePair<string, ExampleValue?>> tensors, IReadOnlyList<string> names)
    {
        OrtValue[] inputs = [.. tensors.Select(static input => OrtTensors.Create(input.Value!))];
        try
        {
            using var options = new RunOptions();
            using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, [.. tensors.Select(static input => input.Key)], inputs, names);
            return ValueJson.Write(names.Zip(outputs).ToDictionary(static output => output.First, static output => OrtResults.Read(output.Second)));
        }
        finally
        {
            foreach (OrtValue input in inputs)
                input.Dispose();
        }
    }
}
