using System.Runtime.InteropServices;
using System.Text;
using Microsoft.ML.OnnxRuntime;

namespace ModelPack.Runtime.Loading;

/// <summary>
/// Gives a session the external data of its model as memory, so that what was checked is what is loaded. ONNX Runtime's C# API does
/// not offer this function of its C API, whose table of functions only ever grows.
/// </summary>
internal static unsafe class ExternalDataBinding
{
    // AddExternalInitializersFromFilesInMemory came with version 18 of the C API; a later library answers for version 18 too.
    private const uint ApiVersion = 18;
    private const int FunctionIndex = 279;
    private const int ErrorMessageIndex = 2;
    private const int ReleaseStatusIndex = 93;

    /// <summary>Uses the memory itself, where the library can; a copy would double what a large model needs.</summary>
    private const string BorrowKey = "session.use_external_initializer_file_buffers_directly";

    /// <exception cref="ModelMismatchException">ONNX Runtime refuses the files.</exception>
    /// <exception cref="EntryPointNotFoundException">The native library is older than version 1.18.</exception>
    public static void Add(SessionOptions session, ExternalDataFiles data)
    {
        if (data.Files.Count == 0)
            return;
        session.AddSessionConfigEntry(BorrowKey, "1");
        IReadOnlyList<(string Path, NativeMemoryBlock Content)> files = data.Files;
        nint[] names = new nint[files.Count];
        nint[] contents = new nint[files.Count];
        nuint[] lengths = new nuint[files.Count];
        try
        {
            for (int i = 0; i < files.Count; i++)
                (names[i], contents[i], lengths[i]) = (ToNative(files[i].Path), files[i].Content.Address, (nuint)files[i].Content.Length);
            Call(session, names, contents, lengths);
        }
        finally
        {
            for (int i = 0; i < files.Count; i++)
                NativeMemory.Free((void*)names[i]);
        }
    }

    // Names of files are UTF-16 on Windows, and UTF-8 elsewhere.
    private static nint ToNative(string name)
    {
        byte[] bytes = OperatingSystem.IsWindows() ? Encoding.Unicode.GetBytes(name + "\0") : Encoding.UTF8.GetBytes(name + "\0");
        void* memory = NativeMemory.Alloc((nuint)bytes.Length);
        bytes.CopyTo(new Span<byte>(memory, bytes.Length));
        return (nint)memory;
    }

    private static void Call(SessionOptions session, nint[] names, nint[] contents, nuint[] lengths)
    {
        nint* api = NativeRuntime.Functions(ApiVersion);
        var add = (delegate* unmanaged<nint, nint*, nint*, nuint*, nuint, nint>)api[FunctionIndex];
        nint status;
        fixed (nint* name = names)
        fixed (nint* content = contents)
        fixed (nuint* length = lengths)
            status = add(session.DangerousGetHandle(), name, content, length, (nuint)names.Length);
        GC.KeepAlive(session);
        if (status == 0)
            return;
        string message = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)api[ErrorMessageIndex])(status)) ?? "";
        ((delegate* unmanaged<nint, void>)api[ReleaseStatusIndex])(status);
        throw new ModelMismatchException($"ONNX Runtime refuses the external data of the model: {message}");
    }
}
