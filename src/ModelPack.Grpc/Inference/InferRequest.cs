using System.Buffers;
using ModelPack.Grpc.Wire;

namespace ModelPack.Grpc.Inference;

/// <summary>A <c>ModelInferRequest</c>: names and shapes as objects, elements where they lie in the message, in memory of the shared pool.</summary>
/// <remarks>Of a few bytes in a message generated code makes hundreds in memory, for each of as many inputs and parameters as a sender likes; this makes none.</remarks>
internal sealed class InferRequest : IDisposable
{
    // More than any model that ONNX Runtime loads in a sensible time, and few enough to hold for a request.
    private const int MaxItems = 10_000;

    private byte[] _bytes;
    private readonly int _length;

    private InferRequest(in ReadOnlySequence<byte> message)
    {
        _length = checked((int)message.Length);
        _bytes = ArrayPool<byte>.Shared.Rent(Math.Max(_length, 1));
        message.CopyTo(_bytes);
    }

    /// <summary>The model.</summary>
    public string ModelName { get; private set; } = "";

    /// <summary>The version that must answer; empty for any.</summary>
    public string ModelVersion { get; private set; } = "";

    /// <summary>What the sender calls the request; goes into the response.</summary>
    public string Id { get; private set; } = "";

    /// <summary>The inputs, in order.</summary>
    public List<InferInput> Inputs { get; } = [];

    /// <summary>The names of the outputs that are wanted, in order; none for all.</summary>
    public List<WireRange> Outputs { get; } = [];

    /// <summary>The raw contents, one an input; none where they are typed.</summary>
    public List<WireRange> RawContents { get; } = [];

    /// <summary>The message.</summary>
    public ReadOnlySpan<byte> Message => _bytes.AsSpan(0, _length);

    /// <summary>The bytes of a part of the message.</summary>
    public ReadOnlySpan<byte> this[WireRange range] => Message.Slice(range.Start, range.Length);

    /// <summary>Reads a message; its memory is copied, since the server needs it back.</summary>
    /// <exception cref="MalformedMessageException">It is none, or has more inputs than any model.</exception>
    public static InferRequest Read(in ReadOnlySequence<byte> message)
    {
        var request = new InferRequest(message);
        try
        {
            request.Read();
            return request;
        }
        catch
        {
            request.Dispose();
            throw;
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _bytes, []) is { Length: > 0 } bytes)
            ArrayPool<byte>.Shared.Return(bytes);
    }

    /// <summary>Adds to a list that a hostile sender must not make long.</summary>
    /// <exception cref="MalformedMessageException">It is long.</exception>
    internal static void Add<T>(List<T> items, T item, string what, int limit = MaxItems)
    {
        if (items.Count == limit)
            throw new MalformedMessageException($"The request has more than {limit} {what}.");
        items.Add(item);
    }

    private void Read()
    {
        var reader = new WireReader(Message);
        while (reader.TryReadTag(out int field, out WireType type))
        {
            switch (field, type)
            {
                case (1, WireType.Bytes):
                    ModelName = reader.ReadString();
                    break;
                case (2, WireType.Bytes):
                    ModelVersion = reader.ReadString();
                    break;
                case (3, WireType.Bytes):
                    Id = reader.ReadString();
                    break;
                case (5, WireType.Bytes):
                    Add(Inputs, InferInput.Read(Message, reader.ReadRange()), "inputs");
                    break;
                case (6, WireType.Bytes):
                    Add(Outputs, ReadOutput(reader.ReadRange()), "outputs");
                    break;
                case (7, WireType.Bytes):
                    Add(RawContents, reader.ReadRange(), "raw contents");
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }
    }

    private WireRange ReadOutput(WireRange range)
    {
        WireRange name = default;
        var reader = new WireReader(Message, range);
        while (reader.TryReadTag(out int field, out WireType type))
        {
            if ((field, type) == (1, WireType.Bytes))
                name = reader.ReadRange();
            else
                reader.Skip(type);
        }

        return name;
    }
}
