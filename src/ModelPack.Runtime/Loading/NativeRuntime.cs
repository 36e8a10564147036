using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace ModelPack.Runtime.Loading;

/// <summary>The native library of ONNX Runtime, as far as its C# API does not show it.</summary>
internal static unsafe class NativeRuntime
{
    private const string Name = "onnxruntime";

    /// <summary>Names what is wrong with the library before ONNX Runtime's own classes fail over it. Where it cannot be found by name, they may still find it.</summary>
    /// <exception cref="NativeRuntimeException">Its version is not that of the managed assembly.</exception>
    public static void ThrowIfOtherVersion()
    {
        if (!NativeLibrary.TryLoad(Name, typeof(SessionOptions).Assembly, null, out nint library) || !NativeLibrary.TryGetExport(library, "OrtGetApiBase", out nint entry))
            return;
        var getVersion = (delegate* unmanaged<nint>)((delegate* unmanaged<nint*>)entry)()[1];
        string native = Marshal.PtrToStringUTF8(getVersion()) ?? "";
        if (typeof(SessionOptions).Assembly.GetName().Version is { } managed && NativeProblem.OfVersions(managed, native) is { } problem)
            throw new NativeRuntimeException(problem);
    }

    /// <summary>The functions of a version of the C API, which a later library has too.</summary>
    /// <exception cref="EntryPointNotFoundException">The library is older.</exception>
    public static nint* Functions(uint version)
    {
        nint library = NativeLibrary.Load(Name, typeof(SessionOptions).Assembly, null);
        var getBase = (delegate* unmanaged<nint*>)NativeLibrary.GetExport(library, "OrtGetApiBase");
        var getFunctions = (delegate* unmanaged<uint, nint>)getBase()[0];
        nint functions = getFunctions(version);
        return functions != 0 ? (nint*)functions : throw new EntryPointNotFoundException($"The native library of ONNX Runtime is older than 1.{version}.");
    }

    /// <summary>Files of the library's name where the process looks for native libraries.</summary>
    public static IReadOnlyList<string> Files()
    {
        string name = OperatingSystem.IsWindows() ? $"{Name}.dll" : OperatingSystem.IsMacOS() ? $"lib{Name}.dylib" : $"lib{Name}.so";
        string searched = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
        IEnumerable<string> folders = searched.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append(AppContext.BaseDirectory);
        return [.. folders.Select(folder => Path.Combine(folder, name)).Where(File.Exists).Distinct(StringComparer.Ordinal)];
    }
}
