using System.Diagnostics;
using System.Globalization;
using System.Text;
using ModelPack.Signatures;

namespace ModelPack.Fuzzing;

/// <summary>What must hold for any file: an answer, in bounded memory, and a signature that survives its text.</summary>
internal static class SignatureTarget
{
    private const long MostBytes = 64L << 20;

    /// <summary>Reads a model as the build does.</summary>
    public static void ReadModel(byte[] model)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool isRead = OnnxSignatureReader.TryRead(new MemoryStream(model), out ModelSignature? signature, out SignatureProblem? problem);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > MostBytes)
            throw new InvalidOperationException($"Reading allocated {allocated} bytes.");
        if (!isRead)
        {
            if (problem is not { Message.Length: > 0 and < 1_000 })
                throw new InvalidOperationException($"The problem says too little or too much: {problem}");
            return;
        }

        SignatureCheck.Check(signature!);
        string text = SignatureText.Write(signature!);
        if (!SignatureText.TryParse(text, out ModelSignature? again, out string? error))
            throw new InvalidOperationException($"The text of a signature is refused: {error}");
        if (again != signature)
            throw new InvalidOperationException("A signature differs after its text.");
    }

    /// <summary>Reads the text of a signature, as the generator does.</summary>
    public static void ReadText(byte[] text)
    {
        if (SignatureText.TryParse(Encoding.UTF8.GetString(text), out ModelSignature? signature, out string? error))
        {
            if (!SignatureText.TryParse(SignatureText.Write(signature), out ModelSignature? again, out _) || again != signature)
                throw new InvalidOperationException("A signature differs after its text.");
        }
        else if (error is not { Length: > 0 and < 1_000 })
        {
            throw new InvalidOperationException($"The error says too little or too much: {error}");
        }
    }

    public static byte[] ReadAll(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>Writes the signature of each model that has one.</summary>
    public static void WriteTexts(string folder, string[] models)
    {
        for (int i = 0; i < models.Length; i++)
        {
            if (OnnxSignatureReader.TryRead(Path.GetFullPath(models[i]), out ModelSignature? signature, out _))
                File.WriteAllText(Path.Combine(folder, i.ToString(CultureInfo.InvariantCulture)), SignatureText.Write(signature));
        }
    }

    /// <summary>Prints what a file costs.</summary>
    public static void Report(string area, string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        var clock = Stopwatch.StartNew();
        long before = GC.GetAllocatedBytesForCurrentThread();
        if (area == "model")
            ReadModel(bytes);
        else
            ReadText(bytes);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {bytes.Length} bytes, {clock.ElapsedMilliseconds} ms, {allocated >> 10} KB allocated, {Environment.WorkingSet >> 20} MB in memory"));
    }
}
