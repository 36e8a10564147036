using System;
using System.IO;
using System.Text;

namespace ModelPack.Signatures;

/// <summary>Says what a file that is no model is instead, by its first bytes.</summary>
internal static class FileKind
{
    private const int HeadLength = 512;

    private static readonly (int Offset, string Magic, string Kind)[] s_magics =
    [
        (0, "version https://git-lfs", "a Git LFS pointer; run 'git lfs pull' to get the model itself"),
        (0, "PK\u0003\u0004", "a ZIP archive; unpack it, or export the model to ONNX if it is a PyTorch or Keras file"),
        (0, "PK\u0005\u0006", "an empty ZIP archive"),
        (0, "\u001f\u008b", "a gzip file; unpack it first"),
        (0, "BZh", "a bzip2 file; unpack it first"),
        (0, "\u00fd7zXZ", "an xz file; unpack it first"),
        (0, "7z\u00bc\u00af", "a 7-Zip archive; unpack it first"),
        (0, "\u0028\u00b5\u002f\u00fd", "a Zstandard file; unpack it first"),
        (257, "ustar", "a tar archive; unpack it first"),
        (0, "\u0089HDF", "an HDF5 file, as Keras writes; export the model to ONNX"),
        (4, "TFL3", "a TensorFlow Lite model; export the model to ONNX"),
        (4, "ORTM", "a model in ORT format; give the .onnx file that it was made from"),
        (0, "GGUF", "a GGUF model; export the model to ONNX"),
        (0, "\u0093NUMPY", "a NumPy array"),
        (0, "%PDF", "a PDF document"),
        (0, "\u0089PNG", "a PNG image"),
        (0, "\u007fELF", "a native library or program"),
        (0, "MZ", "a Windows library or program"),
        (8, "{\"", "a safetensors file, which holds weights only; export the model to ONNX"),
    ];

    /// <summary>What the file is, with what to do; null when its first bytes say nothing.</summary>
    public static string? Recognize(Stream stream)
    {
        string head = ReadHead(stream);
        foreach ((int offset, string magic, string kind) in s_magics)
        {
            if (head.Length >= offset + magic.Length && string.CompareOrdinal(head, offset, magic, 0, magic.Length) == 0)
                return kind;
        }

        // Protocols 2 to 5 begin with 0x80 and their number.
        if (head.Length > 1 && head[0] == '\u0080' && head[1] is >= '\u0002' and <= '\u0005')
            return "a Python pickle, as PyTorch and scikit-learn write; export the model to ONNX";
        return RecognizeText(head.TrimStart('\u00ef', '\u00bb', '\u00bf').TrimStart());
    }

    private static string? RecognizeText(string text)
    {
        if (text.Length == 0)
            return "blank text";
        if (StartsWith(text, "<!doctype html") || StartsWith(text, "<html") || (text[0] == '<' && text.IndexOf("<head", StringComparison.OrdinalIgnoreCase) > 0))
            return "an HTML page, as a download that needs a login or was not found gives";
        if (StartsWith(text, "<?xml"))
            return "an XML document";
        if (!IsText(text))
            return null;
        return text[0] switch
        {
            '{' or '[' => "JSON text",
            '<' => "a markup document",
            _ => "a text file",
        };
    }

    private static bool StartsWith(string text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    private static bool IsText(string head)
    {
        foreach (char c in head)
        {
            if (c is (< ' ' and not ('\t' or '\r' or '\n' or '\f')) or '\u007f')
                return false;
        }

        return true;
    }

    // One character a byte, so that the magic numbers above read as they are written.
    private static string ReadHead(Stream stream)
    {
        var bytes = new byte[HeadLength];
        stream.Position = 0;
        int length = 0;
        for (int read; length < bytes.Length && (read = stream.Read(bytes, length, bytes.Length - length)) > 0;)
            length += read;
        var head = new StringBuilder(length);
        for (int i = 0; i < length; i++)
            head.Append((char)bytes[i]);
        return head.ToString();
    }
}
