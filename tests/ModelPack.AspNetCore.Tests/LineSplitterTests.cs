using System.Buffers;
using System.Text;
using ModelPack.AspNetCore.Requests;

namespace ModelPack.AspNetCore.Tests;

public sealed class LineSplitterTests
{
    private const string TooLong = "(too long)";

    [Theory]
    [InlineData("a\nbc\n", "a", "bc")]
    [InlineData("a\nbc", "a", "bc")]
    [InlineData("a\r\n \t\n\nbc\r\n", "a\r", "bc\r")]
    [InlineData("12345\n123456\n12345", "12345", TooLong, "12345")]
    [InlineData("a\n1234567890123456789012345", "a", TooLong)]
    [InlineData("1234567890\n\nb", TooLong, "b")]
    [InlineData("")]
    [InlineData("\n")]
    public void A_stream_gives_the_same_lines_wherever_it_is_cut(string stream, params string[] lines)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(stream);
        for (int first = 0; first <= bytes.Length; first++)
        {
            for (int second = first; second <= bytes.Length; second++)
                Assert.Equal(lines, Split(bytes, first, second));
        }
    }

    // As the pipe does: what was not consumed comes again, in front of what is new.
    private static List<string> Split(byte[] stream, params int[] cuts)
    {
        var splitter = new LineSplitter(limit: 5);
        var lines = new List<string>();
        int consumed = 0;
        foreach (int end in (int[])[.. cuts, stream.Length])
        {
            ReadOnlySequence<byte> buffer = new(stream, consumed, end - consumed);
            Take(splitter, ref buffer, last: false, lines);
            consumed = end - (int)buffer.Length;
        }

        ReadOnlySequence<byte> rest = new(stream, consumed, stream.Length - consumed);
        Take(splitter, ref rest, last: true, lines);
        return lines;
    }

    private static void Take(LineSplitter splitter, ref ReadOnlySequence<byte> buffer, bool last, List<string> lines)
    {
        while (splitter.TryTake(ref buffer, last, out ReadOnlySequence<byte> line))
            lines.Add(line.IsEmpty ? TooLong : Encoding.UTF8.GetString(line));
    }
}
