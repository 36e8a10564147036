using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace ModelPack.Runtime.Sessions;

/// <summary>
/// Finds the outputs that are optional and hold nothing. The C# API reads the type of every output before it can be asked,
/// and on one that holds nothing that ends the process, so the question goes to the C API.
/// </summary>
internal static unsafe partial class AbsentOutputs
{
    // Places of functions in the table OrtApi, which later versions only append to.
    private const int AllocatorFree = 76;
    private const int GetAllocatorWithDefaultOptions = 78;
    private const int ReleaseStatus = 93;
    private const int ReleaseValue = 96;
    private const int GetBoundOutputValues = 140;
    private const int HasValue = 192;

    // The first version whose table has all of them.
    private const uint ApiVersion = 17;

    /// <summary>After a run: whether each bound output, in the order of <see cref="OrtIoBinding.GetOutputNames"/>, holds nothing.</summary>
    public static bool[] Find(OrtIoBinding binding)
    {
        void** api = GetApiBase()->GetApi(ApiVersion);
        void* allocator;
        void** values;
        nuint count;
        Check(api, ((delegate* unmanaged<void**, void*>)api[GetAllocatorWithDefaultOptions])(&allocator));
        Check(api, ((delegate* unmanaged<nint, void*, void***, nuint*, void*>)api[GetBoundOutputValues])(binding.DangerousGetHandle(), allocator, &values, &count));
        var absent = new bool[count];
        try
        {
            for (int i = 0; i < absent.Length; i++)
            {
                int hasValue;
                Check(api, ((delegate* unmanaged<void*, int*, void*>)api[HasValue])(values[i], &hasValue));
                absent[i] = hasValue == 0;
            }
        }
        finally
        {
            for (int i = 0; i < absent.Length; i++)
                ((delegate* unmanaged<void*, void>)api[ReleaseValue])(values[i]);
            if (values is not null)
                Check(api, ((delegate* unmanaged<void*, void*, void*>)api[AllocatorFree])(allocator, values));
            GC.KeepAlive(binding);
        }

        return absent;
    }

    private static void Check(void** api, void* status)
    {
        if (status is null)
            return;
        ((delegate* unmanaged<void*, void>)api[ReleaseStatus])(status);
        throw new ModelOutputException("ONNX Runtime cannot tell which optional outputs hold a value.");
    }

    [LibraryImport("onnxruntime", EntryPoint = "OrtGetApiBase")]
    private static partial ApiBase* GetApiBase();

    [StructLayout(LayoutKind.Sequential)]
    private struct ApiBase
    {
        public delegate* unmanaged<uint, void**> GetApi;
    }
}
