using System.Buffers;
using System.Text;
using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Runtime.Tests.Json;

/// <summary>Reads rows of <see cref="SampleContract"/>, from one segment or from many.</summary>
internal static class Reading
{
    public static (SampleInput? Input, List<InputError> Errors) Read(string json, JsonInputOptions? options = null, int segment = int.MaxValue) =>
        Read(Encoding.UTF8.GetBytes(json), options, segment);

    public static (SampleInput? Input, List<InputError> Errors) Read(byte[] json, JsonInputOptions? options = null, int segment = int.MaxValue)
    {
        var errors = new List<InputError>();
        bool read = ContractJson<SampleInput, float, SampleContract>.TryRead(Split(json, segment), options ?? JsonInputOptions.Default, errors, out SampleInput? input);
        Assert.Equal(read, errors.Count == 0);
        return (read ? input : null, errors);
    }

    public static (SampleInput[]? Rows, List<InputError> Errors) ReadBatch(string json, JsonInputOptions? options = null)
    {
        var errors = new List<InputError>();
        bool read = ContractJson<SampleInput, float, SampleContract>.TryReadBatch(
            new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(json)), options ?? JsonInputOptions.Default, errors, out SampleInput[]? rows);
        Assert.Equal(read, errors.Count == 0);
        return (read ? rows : null, errors);
    }

    /// <summary>The only failure of a document, as <c>path code</c>.</summary>
    public static string Failure(string json, JsonInputOptions? options = null)
    {
        InputError error = Assert.Single(Read(json, options).Errors);
        return $"{error.Path} {error.Code}";
    }

    private static ReadOnlySequence<byte> Split(byte[] json, int size)
    {
        if (json.Length <= size)
            return new ReadOnlySequence<byte>(json);
        var first = new Segment(json.AsMemory(0, size), 0);
        Segment last = first;
        for (int start = size; start < json.Length; start += size)
            last = last.Append(json.AsMemory(start, Math.Min(size, json.Length - start)));
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, long index) => (Memory, RunningIndex) = (memory, index);

        public Segment Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Segment(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
