namespace ModelPack.Replay.Rows;

/// <summary>What a made-up row is filled with.</summary>
/// <param name="Size">The size of each dimension that the model leaves open.</param>
/// <param name="Value">Which number, of those that the contract allows.</param>
internal sealed record RowChoice(int Size, RowValue Value)
{
    // A window of audio may need hundreds of samples, a patch of pixels tens.
    private static readonly int[] s_sizes = [1, 2, 3, 4, 8, 16, 32, 64, 128, 256, 512, 1024];
    private static readonly RowValue[] s_values = [RowValue.Middle, RowValue.Zero, RowValue.One, RowValue.Least];

    /// <summary>All choices, the likeliest first.</summary>
    public static IEnumerable<RowChoice> All => s_values.SelectMany(static value => s_sizes.Select(size => new RowChoice(size, value)));
}
