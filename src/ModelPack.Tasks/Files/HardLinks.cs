using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ModelPack.Tasks.Files;

/// <summary>Counts the names of a file. Windows and macOS by their documentation: not run there yet.</summary>
internal static partial class HardLinks
{
    private const int CurrentDirectory = -100;
    private const uint LinksOnly = 4;

    /// <summary>How many names the file has; 1 where the system does not tell.</summary>
    public static long Count(string path)
    {
        try
        {
            if (OperatingSystem.IsLinux())
                return StatX(CurrentDirectory, path, 0, LinksOnly, out LinuxStatus linux) == 0 ? linux.Links : 1;
            if (OperatingSystem.IsMacOS())
                return (RuntimeInformation.ProcessArchitecture == Architecture.X64 ? StatX64(path, out MacStatus mac) : Stat(path, out mac)) == 0 ? mac.Links : 1;
            if (!OperatingSystem.IsWindows())
                return 1;
            using SafeFileHandle handle = File.OpenHandle(path);
            return GetFileInformationByHandle(handle, out WindowsInformation windows) ? windows.Links : 1;
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException or IOException or UnauthorizedAccessException)
        {
            return 1;
        }
    }

    // The one call of its kind whose result has the same layout on every architecture.
    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int directory, string path, int flags, uint mask, out LinuxStatus status);

    [LibraryImport("libc", EntryPoint = "stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(string path, out MacStatus status);

    [LibraryImport("libc", EntryPoint = "stat$INODE64", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX64(string path, out MacStatus status);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetFileInformationByHandle(SafeFileHandle handle, out WindowsInformation information);

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct LinuxStatus
    {
        [FieldOffset(16)]
        public uint Links;
    }

    [StructLayout(LayoutKind.Explicit, Size = 144)]
    private struct MacStatus
    {
        [FieldOffset(6)]
        public ushort Links;
    }

    [StructLayout(LayoutKind.Explicit, Size = 52)]
    private struct WindowsInformation
    {
        [FieldOffset(40)]
        public uint Links;
    }
}
