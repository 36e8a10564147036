using System.Runtime.CompilerServices;

namespace ModelPack.Runtime.Sessions;

/// <summary>Memory that the collector never moves, aligned for vector instructions; lives as long as this object is held.</summary>
internal sealed unsafe class PinnedBuffer
{
    private const int Alignment = 64;

    private readonly byte[] _memory;

    public PinnedBuffer(long length)
    {
        _memory = GC.AllocateUninitializedArray<byte>(checked((int)Math.Max(length, 1) + Alignment - 1), pinned: true);
        nint start = (nint)Unsafe.AsPointer(ref _memory[0]);
        Start = (byte*)((start + Alignment - 1) & ~(nint)(Alignment - 1));
        Length = length;
    }

    /// <summary>The first byte; a multiple of 64.</summary>
    public byte* Start { get; }

    public long Length { get; }
}
