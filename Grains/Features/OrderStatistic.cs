namespace FraudGrains.Grains.Features;

/// <summary>The n-th smallest of a few numbers, without sorting all of them (Hoare 1961, FIND).</summary>
internal static class OrderStatistic
{
    /// <summary>Finds it; leaves the numbers in another order.</summary>
    /// <param name="numbers">At least <paramref name="n"/> + 1 of them.</param>
    /// <param name="n">0 for the smallest.</param>
    public static long Of(Span<long> numbers, int n)
    {
        var (low, high) = (0, numbers.Length - 1);
        while (low < high)
        {
            var pivot = numbers[(low + high) / 2];
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (numbers[i] < pivot)
                    i++;
                while (numbers[j] > pivot)
                    j--;
                if (i > j)
                    break;
                (numbers[i], numbers[j]) = (numbers[j], numbers[i]);
                i++;
                j--;
            }

            if (n <= j)
                high = j;
            else if (n >= i)
                low = i;
            else
                break;
        }

        return numbers[n];
    }
}
