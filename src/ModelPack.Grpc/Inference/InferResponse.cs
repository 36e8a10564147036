using ModelPack.Grpc.Wire;
using ModelPack.Runtime.Serving;

namespace ModelPack.Grpc.Inference;

/// <summary>A <c>ModelInferResponse</c>, written from the memory of ONNX Runtime; that is given back once it is written.</summary>
/// <param name="model">Which model answered.</param>
/// <param name="id">What the sender calls the request.</param>
/// <param name="outputs">The outputs, in order.</param>
/// <param name="isRaw">Whether contents are raw.</param>
/// <param name="call">Keeps the memory of the outputs.</param>
internal sealed class InferResponse(PredictionInfo model, string id, IReadOnlyList<TensorOutput> outputs, bool isRaw, IDisposable call) : IDisposable
{
    private const string LabelsParameter = "labels";

    /// <summary>Writes the message.</summary>
    public void Write(ref WireWriter writer)
    {
        writer.Write(1, model.Model);
        writer.Write(2, model.Version);
        writer.Write(3, id);
        foreach (TensorOutput output in outputs)
        {
            var size = new WireWriter(null);
            WriteOutput(ref size, output);
            writer.WriteHead(5, size.Count);
            WriteOutput(ref writer, output);
        }

        if (!isRaw)
            return;
        foreach (TensorOutput output in outputs)
        {
            writer.WriteHead(6, OutputContents.RawLength(output));
            OutputContents.WriteRaw(ref writer, output);
        }
    }

    public void Dispose() => call.Dispose();

    private void WriteOutput(ref WireWriter writer, TensorOutput output)
    {
        writer.Write(1, output.Name);
        writer.Write(2, output.Datatype);
        writer.WritePacked(3, output.Shape);
        if (output.Labels is { } labels)
            WriteParameter(ref writer, LabelsParameter, labels);
        if (isRaw)
            return;
        var size = new WireWriter(null);
        OutputContents.WriteTyped(ref size, output);
        writer.WriteHead(5, size.Count);
        OutputContents.WriteTyped(ref writer, output);
    }

    // An entry of a map: its key and its value, which is a message with one field set.
    private static void WriteParameter(ref WireWriter writer, string name, string value)
    {
        var choice = new WireWriter(null);
        choice.Write(3, value);
        var size = new WireWriter(null);
        size.Write(1, name);
        size.WriteHead(2, choice.Count);
        writer.WriteHead(4, size.Count + choice.Count);
        writer.Write(1, name);
        writer.WriteHead(2, choice.Count);
        writer.Write(3, value);
    }
}
