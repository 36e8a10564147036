using System.Runtime.InteropServices;

namespace ModelPack.Runtime.Loading;

/// <summary>Memory outside the managed heap, for files that may be larger than an array.</summary>
internal sealed unsafe class NativeMemoryBlock : SafeHandle
{
    // What ONNX Runtime and its kernels ask of weights, and a page of most systems.
    private const nuint Alignment = 4_096;

    public NativeMemoryBlock(long length)
        : base(0, ownsHandle: true)
    {
        Length = length;
        SetHandle((nint)NativeMemory.AlignedAlloc((nuint)Math.Max(1, length), Alignment));
    }

    public long Length { get; }

    public nint Address => handle;

    public override bool IsInvalid => handle == 0;

    /// <summary>A part of it.</summary>
    public Span<byte> Slice(long start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Length - length);
        return new Span<byte>((byte*)handle + start, length);
    }

    /// <summary>Reads it from the start; valid as long as this is.</summary>
    public Stream OpenRead() => new UnmanagedMemoryStream((byte*)handle, Length);

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }
}
