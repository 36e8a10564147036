using System.Threading.Tasks.Sources;
using ModelPack.Runtime.Batching;

namespace ModelPack.Runtime.Tests.Batching;

/// <summary>Rows that are numbers, and come back as they are.</summary>
internal sealed class EchoRequest : BatchRequest, IValueTaskSource<int[]>
{
    private int[] _input = [];
    private int[] _output = [];

    public ReadOnlySpan<int> Input => _input;

    public Span<int> Output => _output;

    public void Fill(int[] rows) => (_input, _output) = (rows, new int[rows.Length]);

    int[] IValueTaskSource<int[]>.GetResult(short token)
    {
        ThrowIfEnded(token);
        try
        {
            ThrowIfFailed(token);
            return _output;
        }
        finally
        {
            Release();
        }
    }

    protected override void Clear() => (_input, _output) = ([], []);
}
