using ModelPack.Testing;

namespace ModelPack.Signatures.Tests;

public sealed class HostileFileTests
{
    private const int SmallStack = 128 * 1024;

    [Theory]
    [InlineData(24, true)]
    [InlineData(30, true)]
    [InlineData(40, false)]
    [InlineData(200, false)]
    [InlineData(5_000, false)]
    public void Graphs_nested_too_deeply_are_refused(int depth, bool isRead) => OnSmallStack(() =>
    {
        byte[] node = [];
        for (int i = 0; i < depth; i++)
        {
            byte[] graph = new ProtobufWriter().Bytes(1, node).ToArray();
            node = new ProtobufWriter().Text(4, "If").Bytes(5, new ProtobufWriter().Text(1, "then_branch").Bytes(6, graph).ToArray()).ToArray();
        }

        byte[] model = new ProtobufWriter().Number(1, 8).Bytes(7, new ProtobufWriter().Bytes(1, node).ToArray()).ToArray();
        Assert.Equal(isRead, OnnxSignatureReader.TryRead(new MemoryStream(model), out _, out SignatureProblem? problem));
        Assert.Equal(isRead ? null : "MPK2001", problem?.Code);
    });

    [Theory]
    [InlineData(20, true)]
    [InlineData(200, false)]
    [InlineData(100_000, false)]
    public void Types_nested_too_deeply_are_refused(int depth, bool isRead) => OnSmallStack(() =>
    {
        // Sequence in sequence, written from the inside out in one buffer: lengths first would be quadratic.
        var reversed = new List<byte>();
        for (int i = 0; i < depth; i++)
        {
            Prepend(reversed, 0x0a);
            Prepend(reversed, 0x22);
        }

        byte[] type = [.. Enumerable.Reverse(reversed)];
        byte[] value = new ProtobufWriter().Text(1, "x").Bytes(2, type).ToArray();
        byte[] model = new ProtobufWriter().Number(1, 8).Bytes(7, new ProtobufWriter().Bytes(11, value).ToArray()).ToArray();
        Assert.Equal(isRead, OnnxSignatureReader.TryRead(new MemoryStream(model), out _, out SignatureProblem? problem));
        Assert.Equal(isRead ? null : "MPK2001", problem?.Code);
    });

    [Fact]
    public void A_length_that_lies_costs_no_memory()
    {
        byte[] model = new ProtobufWriter().Number(1, 8).Raw([0x12, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]).ToArray();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("MPK2001", Reader.Problem(model)?.Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);
    }

    [Fact]
    public void A_name_longer_than_a_megabyte_is_refused() =>
        Assert.Equal("MPK2012", Reader.Problem(new OnnxModelBuilder().Input(new string('x', 1 + (1 << 20)), OnnxType.Float32(1)).Build())?.Code);

    [Fact]
    public void A_huge_metadata_text_is_left_out()
    {
        ModelSignature signature = Reader.Read(new OnnxModelBuilder().Metadata("vocabulary", new string('x', 2 << 20)).Metadata("author", "me").Build());
        Assert.Equal([new MetadataProperty("author", "me")], signature.Metadata);
    }

    private static void Prepend(List<byte> reversed, byte tag)
    {
        var length = new List<byte>();
        for (uint left = (uint)reversed.Count; ; left >>= 7)
        {
            length.Add((byte)(left >= 0x80 ? left | 0x80 : left));
            if (left < 0x80)
                break;
        }

        length.Reverse();
        reversed.AddRange(length);
        reversed.Add(tag);
    }

    private static void OnSmallStack(Action test)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(test), SmallStack);
        thread.Start();
        thread.Join();
        if (failure is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
    }
}
