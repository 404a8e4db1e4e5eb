using System.Runtime.InteropServices;

namespace FraudGrains.Training.Native;

/// <summary>The part of LightGBM's C API that training and its tests need. Every call answers 0, or -1 and leaves a message; <see cref="Check"/> throws it.</summary>
internal static partial class LightGbm
{
    private const string Library = "lib_lightgbm";

    public const int Float32 = 0, Float64 = 1, Int32 = 2;

    public const int PredictRaw = 1, PredictContributions = 3;

    /// <summary>
    /// Before the library is loaded: LightGBM's OpenMP threads wait by spinning, which makes training many times slower where cores are shared.
    /// .NET keeps environment variables of its own that native code does not see, so the C library is told.
    /// </summary>
    static LightGbm()
    {
        if (OperatingSystem.IsWindows())
            return;
        SetEnvironment("OMP_WAIT_POLICY", "passive", 0);
        SetEnvironment("GOMP_SPINCOUNT", "0", 0);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrites);

    [LibraryImport(Library, EntryPoint = "LGBM_GetLastError")]
    private static partial nint GetLastError();

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetCreateFromMats", StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial int DatasetCreateFromMats(int blockCount, double** blocks, int type, int* rowCounts, int columnCount, int* areRowMajor, string parameters, nint reference, out nint dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetSetFeatureNames", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int DatasetSetFeatureNames(nint dataset, string[] names, int count);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetSetField", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int DatasetSetField(nint dataset, string field, ReadOnlySpan<float> values, int count, int type);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetFree")]
    public static partial int DatasetFree(nint dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterCreate", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int BoosterCreate(nint dataset, string parameters, out nint booster);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterLoadModelFromString", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int BoosterLoadModelFromString(string text, out int iterations, out nint booster);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterAddValidData")]
    public static partial int BoosterAddValidData(nint booster, nint dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterGetEval")]
    public static partial int BoosterGetEval(nint booster, int dataset, out int count, Span<double> answers);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterUpdateOneIter")]
    public static partial int BoosterUpdateOneIter(nint booster, out int isFinished);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterSaveModelToString")]
    public static partial int BoosterSaveModelToString(nint booster, int startIteration, int iterations, int importanceType, long bufferLength, out long length, Span<byte> buffer);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterPredictForMat", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int BoosterPredictForMat(nint booster, ReadOnlySpan<double> rows, int type, int rowCount, int columnCount, int isRowMajor, int kind, int startIteration, int iterations, string parameters, out long length, Span<double> answers);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterFree")]
    public static partial int BoosterFree(nint booster);

    /// <summary>Whether the native library can be loaded here; if not, why.</summary>
    public static bool IsLoadable(out string reason)
    {
        try
        {
            GetLastError();
            reason = "";
            return true;
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            reason = $"LightGBM's native library cannot be loaded (it exists for linux-x64, osx-x64 and win-x64, and needs libgomp1 on Linux): {e.Message}";
            return false;
        }
    }

    /// <exception cref="LightGbmException">The call failed.</exception>
    public static void Check(int answer)
    {
        if (answer != 0)
            throw new LightGbmException(Marshal.PtrToStringUTF8(GetLastError()) ?? "unknown error");
    }
}
