# The cost of one object from 1,000 to 1,000,000. From the root: gnuplot tests/Benchmarks/Plot-Growth.gp
set terminal svg size 760,420 background "white" font "sans-serif,13"
set output "docs/performance.svg"
set datafile separator ","
set title "Cost of one organization, listed through the pipeline in pages of 100"
set xlabel "Organizations in the list"
set ylabel "Microseconds per organization"
set logscale x
set xrange [700:1500000]
set format x "%.0s%c"
set yrange [0:*]
set grid ytics linecolor rgb "#dddddd"
set border 3
set tics nomirror
set key top right
plot "docs/performance.csv" using 1:3 every ::1 with linespoints linewidth 2 pointtype 5 linecolor rgb "#999999" title "Invoke-RestMethod", \
     "docs/performance.csv" using 1:2 every ::1 with linespoints linewidth 2 pointtype 7 linecolor rgb "#0b6e99" title "Get-Organization"
