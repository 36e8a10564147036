using ModelPack.Grpc.Wire;

namespace ModelPack.Grpc.Inference;

/// <summary>An input of a request: what it says, and where its elements lie in the message.</summary>
internal sealed class InferInput
{
    private const int MaxDimensions = 256;
    private const int MaxParts = 64;

    /// <summary>Its name.</summary>
    public WireRange Name { get; private set; }

    /// <summary>Its datatype, as in <c>FP32</c>.</summary>
    public WireRange Datatype { get; private set; }

    /// <summary>Its dimensions.</summary>
    public List<long> Shape { get; } = [];

    /// <summary>Its typed contents; none where they are raw. A sender may split them.</summary>
    public List<WireRange> Contents { get; } = [];

    /// <summary>Reads the message of an input.</summary>
    /// <exception cref="MalformedMessageException">It is none, or says more than any tensor has.</exception>
    public static InferInput Read(ReadOnlySpan<byte> message, WireRange range)
    {
        var input = new InferInput();
        var reader = new WireReader(message, range);
        while (reader.TryReadTag(out int field, out WireType type))
        {
            switch (field, type)
            {
                case (1, WireType.Bytes):
                    input.Name = reader.ReadRange();
                    break;
                case (2, WireType.Bytes):
                    input.Datatype = reader.ReadRange();
                    break;
                case (3, WireType.Bytes):
                    input.AddPacked(message, reader.ReadRange());
                    break;
                case (3, WireType.Varint):
                    input.Add((long)reader.ReadVarint());
                    break;
                case (5, WireType.Bytes):
                    InferRequest.Add(input.Contents, reader.ReadRange(), "parts of an input's contents", MaxParts);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return input;
    }

    /// <summary>Whether it has contents of its own.</summary>
    public bool HasContents => Contents.Exists(static part => part.Length > 0);

    private void AddPacked(ReadOnlySpan<byte> message, WireRange range)
    {
        var reader = new WireReader(message, range);
        while (!reader.IsAtEnd)
            Add((long)reader.ReadVarint());
    }

    private void Add(long dimension) => InferRequest.Add(Shape, dimension, "dimensions of an input", MaxDimensions);
}
