using System.Security.Cryptography;

namespace ModelPack.Runtime.Loading;

/// <summary>Reads a file of a model once, and hands out nothing but bytes that have the digest that is known of it (MPK3030, MPK3031).</summary>
internal static class PayloadFile
{
    private const int ChunkLength = 1 << 20;

    /// <summary>The file in an array: a model or an asset.</summary>
    public static byte[] ReadArray(IPayloadFolder folder, ModelFile file)
    {
        using Stream content = Open(folder, file);
        if (file.Size > Array.MaxLength)
            throw new ModelMismatchException($"'{folder.Locate(file.Path)}' has {file.Size} bytes; a model file or an asset has at most {Array.MaxLength}. Save the model with external data.");
        byte[] bytes = new byte[file.Size];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int start = 0; start < bytes.Length; start += ChunkLength)
            ReadChunk(content, folder, file, start, bytes.AsSpan(start, Math.Min(ChunkLength, bytes.Length - start)), hash);
        ThrowIfDifferent(folder, file, file.Size, HexDigest(hash.GetHashAndReset()));
        return bytes;
    }

    /// <summary>The file outside the managed heap: external data, which may be larger than an array.</summary>
    public static NativeMemoryBlock ReadBlock(IPayloadFolder folder, ModelFile file)
    {
        using Stream content = Open(folder, file);
        var block = new NativeMemoryBlock(file.Size);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (long start = 0; start < file.Size; start += ChunkLength)
                ReadChunk(content, folder, file, start, block.Slice(start, (int)Math.Min(ChunkLength, file.Size - start)), hash);
            ThrowIfDifferent(folder, file, file.Size, HexDigest(hash.GetHashAndReset()));
            return block;
        }
        catch
        {
            block.Dispose();
            throw;
        }
    }

    /// <summary>At most so many bytes of the start of a file that nobody vouches for; empty where it is missing or cannot be read.</summary>
    public static ReadOnlyMemory<byte> ReadStart(IPayloadFolder folder, string name, int most)
    {
        try
        {
            if (folder.TryOpen(name) is not { } file)
                return default;
            using Stream content = file.Content;
            byte[] start = new byte[Math.Min(most, file.Length)];
            return start.AsMemory(0, content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return default;
        }
    }

    /// <summary>64 lower-case hex digits.</summary>
    public static string HexDigest(byte[] hash) => Convert.ToHexStringLower(hash);

    /// <exception cref="ModelDigestException">Bytes that were read are not those that are known of the file.</exception>
    public static void ThrowIfDifferent(IPayloadFolder folder, ModelFile file, long size, string digest)
    {
        if (size != file.Size || !string.Equals(digest, file.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new ModelDigestException(
                $"'{folder.Locate(file.Path)}' is not the file that {folder.Authority}: expected SHA-256 {file.Sha256} ({file.Size} bytes), found {digest} ({size} bytes). It was changed, damaged or swapped; {folder.Remedy}.");
        }
    }

    // A file of another size is hashed for the message alone, without keeping it: it may be of any size.
    private static Stream Open(IPayloadFolder folder, ModelFile file)
    {
        (Stream content, long length) = OpenAny(folder, file);
        try
        {
            if (length != file.Size)
                ThrowIfDifferent(folder, file, length, HexDigest(SHA256.HashData(content)));
            return content;
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    private static (Stream Content, long Length) OpenAny(IPayloadFolder folder, ModelFile file)
    {
        string path = folder.Locate(file.Path);
        try
        {
            return folder.TryOpen(file.Path)
                ?? throw new ModelNotFoundException($"'{file.Path}', which the model needs, was not found. Tried: '{path}'. It belongs to the files that ship with the model: {folder.Remedy}, so that all of them are there.", [path]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ModelNotFoundException($"'{file.Path}', which the model needs, cannot be read: {exception.Message} Allow the app's user to read '{path}'.", [path]);
        }
        catch (InvalidDataException exception)
        {
            throw new ModelDigestException($"'{path}' cannot be read: {exception.Message}");
        }
    }

    private static void ReadChunk(Stream content, IPayloadFolder folder, ModelFile file, long start, Span<byte> chunk, IncrementalHash hash)
    {
        int read;
        try
        {
            read = content.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException exception)
        {
            throw new ModelDigestException($"'{folder.Locate(file.Path)}' is damaged: {exception.Message} Its SHA-256 should be {file.Sha256}; {folder.Remedy}.");
        }

        if (read < chunk.Length)
            throw new ModelDigestException($"'{folder.Locate(file.Path)}' became shorter while it was read: expected {file.Size} bytes (SHA-256 {file.Sha256}), found {start + read}. Something else writes to it; {folder.Remedy}.");
        hash.AppendData(chunk);
    }
}
