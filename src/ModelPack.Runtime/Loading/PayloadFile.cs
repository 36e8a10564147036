using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace ModelPack.Runtime.Loading;

/// <summary>Reads a file of a model once, from one handle, and hands out nothing but bytes that have the digest that is known of it (MPK3030, MPK3031).</summary>
internal static class PayloadFile
{
    private const int ChunkLength = 1 << 20;

    /// <summary>The file in an array: a model or an asset.</summary>
    public static byte[] ReadArray(string path, ModelFile file)
    {
        using SafeFileHandle handle = Open(path, file);
        if (file.Size > Array.MaxLength)
            throw new ModelMismatchException($"'{path}' has {file.Size} bytes; a model file or an asset has at most {Array.MaxLength}. Save the model with external data.");
        byte[] bytes = new byte[file.Size];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int start = 0; start < bytes.Length; start += ChunkLength)
            ReadChunk(handle, path, file, start, bytes.AsSpan(start, Math.Min(ChunkLength, bytes.Length - start)), hash);
        ThrowIfDifferent(path, file, file.Size, HexDigest(hash.GetHashAndReset()));
        return bytes;
    }

    /// <summary>The file outside the managed heap: external data, which may be larger than an array.</summary>
    public static NativeMemoryBlock ReadBlock(string path, ModelFile file)
    {
        using SafeFileHandle handle = Open(path, file);
        var block = new NativeMemoryBlock(file.Size);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (long start = 0; start < file.Size; start += ChunkLength)
                ReadChunk(handle, path, file, start, block.Slice(start, (int)Math.Min(ChunkLength, file.Size - start)), hash);
            ThrowIfDifferent(path, file, file.Size, HexDigest(hash.GetHashAndReset()));
            return block;
        }
        catch
        {
            block.Dispose();
            throw;
        }
    }

    /// <summary>64 lower-case hex digits.</summary>
    public static string HexDigest(byte[] hash) => Convert.ToHexStringLower(hash);

    /// <exception cref="ModelDigestException">Bytes that were read are not those that are known of the file.</exception>
    public static void ThrowIfDifferent(string path, ModelFile file, long size, string digest)
    {
        if (size != file.Size || !string.Equals(digest, file.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new ModelDigestException(
                $"'{path}' is not the file that was compiled in: expected SHA-256 {file.Sha256} ({file.Size} bytes), found {digest} ({size} bytes). It was changed, damaged or swapped; restore the package and rebuild the app.");
        }
    }

    // A file of another size is hashed for the message alone, without keeping it: it may be of any size.
    private static SafeFileHandle Open(string path, ModelFile file)
    {
        SafeFileHandle handle = OpenHandle(path, file);
        try
        {
            long size = RandomAccess.GetLength(handle);
            if (size == file.Size)
                return handle;
            using var stream = new FileStream(handle, FileAccess.Read, ChunkLength);
            ThrowIfDifferent(path, file, size, HexDigest(SHA256.HashData(stream)));
            return handle;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static SafeFileHandle OpenHandle(string path, ModelFile file)
    {
        try
        {
            return File.OpenHandle(path, options: FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelNotFoundException($"'{file.Path}', which the model needs, was not found. Tried: '{path}'. Restore and rebuild the app, so that the whole 'modelpack' folder is copied.", [path]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ModelNotFoundException($"'{file.Path}', which the model needs, cannot be read: {exception.Message} Allow the app's user to read the whole 'modelpack' folder.", [path]);
        }
    }

    private static void ReadChunk(SafeFileHandle handle, string path, ModelFile file, long start, Span<byte> chunk, IncrementalHash hash)
    {
        for (int length = 0; length < chunk.Length;)
        {
            int read = RandomAccess.Read(handle, chunk[length..], start + length);
            if (read == 0)
                throw new ModelDigestException($"'{path}' became shorter while it was read: expected {file.Size} bytes (SHA-256 {file.Sha256}), found {start + length}. Something else writes to it; restore the package and rebuild the app.");
            length += read;
        }

        hash.AppendData(chunk);
    }
}
